/** What search lists beside terms and pages: the sentences of claims, the demos, and the sources. */
import type { APIRoute } from 'astro';
import { entries } from '../site/build/claims-view.ts';
import { measured } from '../site/build/measured.ts';
import { demosById } from '../site/build/preview.ts';
import { glossary, sourceView } from '../site/build/term-view.ts';
import type { Thing } from '../site/components/search/things.ts';

export const GET: APIRoute = async () => {
  const claims = await Promise.all(
    (await entries()).map(
      async ({ id }): Promise<Thing> => ({
        kind: 'claim',
        title: (await measured(id)).says,
        page: `claims/${id}/`,
      }),
    ),
  );
  const demos = Object.entries(demosById).flatMap(([id, { title, dare }]): Thing[] => {
    const term = glossary.written.find(({ demos }) => demos.includes(id));
    return term ? [{ kind: 'demo', title, note: `${term.title}. ${dare}`, page: `terms/${term.id}/#${id}` }] : [];
  });
  const sources = glossary.sources.map(
    ({ id, fields }): Thing => ({
      kind: 'source',
      title: fields.title,
      note: `${fields.authors.join('; ')}, ${sourceView(id).label.match(/\d{4}/)?.[0] ?? ''}`,
      page: `sources/${id}/`,
    }),
  );
  return new Response(JSON.stringify([...claims, ...demos, ...sources]));
};
