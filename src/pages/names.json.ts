/** The index of names that search asks first: every title, abbreviation, alias and search word. */
import type { APIRoute } from 'astro';
import { content, glossary } from '../site/build/term-view.ts';

export const GET: APIRoute = () => {
  const names = glossary.terms.flatMap((term) =>
    [term.title, ...term.alsoCalled, ...term.finds].map((name) => ({
      name,
      isName: !term.finds.includes(name),
      id: term.id,
      title: term.title,
      category: term.category,
      definition: term.definitionText,
      written: term.status === 'written',
    })),
  );
  // A word with several meanings leads to the page that tells them apart.
  const words = content.senses.map(({ id, fields: { title, introduction } }) => ({
    name: title,
    isName: true,
    id,
    title: `${title}, the word`,
    category: '',
    definition: introduction,
    written: true,
    page: `senses/${id}/`,
  }));
  return new Response(JSON.stringify([...names, ...words]));
};
