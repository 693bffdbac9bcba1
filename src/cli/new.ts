/** `npm run new <kind> <id>`, or `npm run new term <id> <category>`: writes the smallest file of its kind, or says why it cannot; the check names what is still to be written. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkContent } from '../markdown/check.ts';
import { readContent } from '../markdown/content.ts';
import { filesOf, PLACES, readProject } from '../markdown/files.ts';
import { either, format, suggested } from '../markdown/problem.ts';
import { checkReach } from '../markdown/reach.ts';
import { sourceId } from '../schema/source.ts';
import { id as termId } from '../schema/term.ts';
import {
  newClaim,
  newDemo,
  newModel,
  newPath,
  newSense,
  newSource,
  newTerm,
  newTested,
  termBody,
  titleOf,
  writtenFields,
} from './skeletons.ts';

const KINDS = ['term', 'source', 'demo', 'claim', 'path', 'sense', 'tested', 'model'] as const;
type Kind = (typeof KINDS)[number];

/** Files to write, by path. */
export type Files = Record<string, string>;

/** What to do with the new files. */
const NEXT: Record<Kind, (id: string) => string> = {
  term: () => 'Write the definition, then the sections; replace the demo by one of this term.',
  source: (id) => `Fill the fields, saying truly what you read; then cite it: [(Author year)](cite:${id}).`,
  demo: (id) => `Place it on a page: <Demo id="${id}" />`,
  claim: (id) =>
    `Show it on a page, <Claim id="${id}" />, or rest words on it, [words](claim:${id}); run it with npm run claims -- ${id}`,
  path: () => 'Fill the fields; take written terms where you can.',
  sense: (id) => `Fill the fields, and write "senseOf: [${id}]" in every term that is one of the meanings.`,
  tested: () => 'Fill the fields; the evidence is the text below them, with its marks.',
  model: () => 'Fill the figures from a source that you have read, and say where in it they stand.',
};

/**
 * The files of a new thing, given the texts of the project by path. A planned term becomes a page; a new term also gets
 * a demo where there is none of its name; it stands last in `category`, or in the foundations. Throws, with the fix, for a
 * kind, id or category that cannot be.
 */
export function create(kind: string, id: string, texts: Files, today: string, given?: string): Files {
  if (!KINDS.includes(kind as Kind)) {
    throw new Error(
      `"${kind}" is not one of ${KINDS.join(', ')}.\n    Fix: npm run new ${suggested(kind, [...KINDS])[0]} <id>`,
    );
  }
  const issue = (kind === 'source' ? sourceId : termId).safeParse(id).error?.issues[0];
  if (issue) throw new Error(`"${id}" cannot be an id: ${issue.message}.\n    Fix: npm run new ${kind} <id>`);
  if (given !== undefined && kind !== 'term')
    throw new Error(`Only a term has a category.\n    Fix: npm run new ${kind} ${id}`);
  const category = given ?? 'foundations';
  const content = readContent(texts);
  const { folder, endings } = PLACES[kind as Kind];
  const file = `${folder}/${id}${endings[0]}`;
  const planned = content.terms.some((term) => term.id === id && term.fields.status === 'planned');
  if (filesOf(kind as Kind, texts).some((other) => other.id === id) && !(kind === 'term' && planned)) {
    throw new Error(`There is a ${kind} called "${id}" already.\n    Fix: edit ${file}, or choose another id.`);
  }
  if (kind === 'source') return { [file]: newSource(id, today) };
  if (kind === 'demo') return { [file]: newDemo(id) };
  if (kind === 'claim') return { [file]: newClaim(id) };
  const last = (files: { fields: { order: number } }[]) => Math.max(0, ...files.map(({ fields }) => fields.order)) + 10;
  if (kind === 'path') return { [file]: newPath(id, last(content.paths)) };
  if (kind === 'sense') return { [file]: newSense(id) };
  if (kind === 'tested') return { [file]: newTested(last(content.tested)) };
  if (kind === 'model') return { [file]: newModel(id, last(content.models), today) };

  const heir = content.terms.find(({ fields }) => fields.formerly.includes(id));
  if (heir) throw new Error(`"${id}" is an old id of "${heir.id}".\n    Fix: edit ${heir.file}, or choose another id.`);
  const categories = content.categories.map((one) => one.id);
  if (!categories.includes(category)) {
    throw new Error(
      `There is no category "${category}".\n` +
        `    Fix: choose ${either(suggested(category, categories))}; all are in content/categories.yaml.`,
    );
  }
  const orders = content.terms.filter(({ fields }) => fields.category === category).map(({ fields }) => fields.order);
  const pages = content.terms.filter(({ fields }) => fields.status === 'written');
  const neighbor = pages.find(({ fields }) => fields.category === category) ?? pages[0];
  const head = texts[file] ?? newTerm(id, category, Math.max(0, ...orders) + 10, neighbor?.id);
  const title = content.terms.find((term) => term.id === id)?.fields.title ?? titleOf(id);
  const demo = content.ids.demo.includes(id) ? {} : { [`src/demos/${id}.tsx`]: newDemo(id) };
  return {
    [file]: head.trimEnd().replace(/^status: planned$/m, () => writtenFields(title, today)) + `\n${termBody(id)}`,
    ...demo,
  };
}

/** Writes the files and says what comes next. Exit code 1, with the fix, where it cannot. */
export async function main([kind = '', id = '', category]: string[]): Promise<number> {
  const { texts } = readProject();
  try {
    const today = new Date().toISOString().slice(0, 10);
    const files = create(kind, id, texts, today, category);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      console.log(`${file} is written.`);
    }
    console.log(`Next: ${NEXT[kind as Kind](id)}`);
    const after = readContent({ ...texts, ...files });
    const found = checkContent(after, { today });
    const left = [...found, ...(found.length ? [] : checkReach(after))].filter((problem) => problem.file in files);
    if (left.length) console.log(`\n\`npm run check\` will ask for:\n${left.map(format).join('\n')}`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}
