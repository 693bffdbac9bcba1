/** Checks all content at once: what is unknown, ambiguous, circular, missing or not text. Pure; says every fix. */
import { checkAsOf } from './as-of.ts';
import { checkDefinitionMarks, checkMarks, checkUnverified } from './check-marks.ts';
import { checkSections } from './check-sections.ts';
import { checkText, unknown } from './check-text.ts';
import type { Content, TermFile } from './content.ts';
import { checkModels } from './models.ts';
import { checkPaths } from './paths.ts';
import type { Problem } from './problem.ts';
import { checkRepeated } from './repeated.ts';
import { checkSenses } from './senses.ts';
import { type TreeNode, textOf, walk } from './walk.ts';

/** Sentences of a definition, not counting dots inside numbers, names and abbreviations. */
export const sentences = (text: string): number => (text.trim().match(/[.!?](?=\s+[A-Z“"(]|\s*$)/g) ?? []).length;

/** Every problem of the content, by file and line; an empty list means the site may be built. */
export function checkContent(content: Content): Problem[] {
  const problems = [
    ...content.problems,
    ...content.terms.flatMap((term) => checkTerm(term, content)),
    ...content.terms.filter(({ fields }) => fields.status === 'written').flatMap(checkAsOf),
    ...[...content.pages, ...content.drafts].flatMap((page) => checkText(page, content)),
    ...[...content.tested, ...content.drafts.filter(({ file }) => !file.startsWith('content/about/'))].flatMap((page) =>
      checkMarks(page, content),
    ),
    ...unknownSources(content),
    ...sharedNames(content),
    ...circles(content),
    ...uncited(content),
    ...formerIds(content),
    ...checkPaths(content),
    ...checkRepeated(content),
    ...checkSenses(content),
    ...checkModels(content),
    ...checkUnverified(content),
  ];
  return problems.sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}

function checkTerm(term: TermFile, content: Content): Problem[] {
  const { file, fields, lineOf, definition } = term;
  const problems: Problem[] = [];
  for (const field of ['prerequisites', 'related'] as const) {
    fields[field].forEach((id, k) => {
      const place = { file, line: lineOf(field, k), field };
      if (id === term.id) problems.push({ ...place, message: 'names the term itself', fix: `Remove "${id}".` });
      else if (!content.ids.term.includes(id)) {
        problems.push({
          ...place,
          ...unknown('term', id, content.ids.term, `content/terms/${id}.mdx (npm run new term ${id})`),
        });
      }
    });
  }
  const categories = content.categories.map(({ id }) => id);
  if (!categories.includes(fields.category)) {
    const place = { file, line: lineOf('category'), field: 'category' };
    problems.push({ ...place, ...unknown('category', fields.category, categories, 'it to content/categories.yaml') });
  }
  if (!definition) {
    if (!term.tree.children?.length) return problems;
    const fix = 'Remove the text, or set "status: written" and fill every section.';
    return [...problems, { file, line: term.bodyLine, message: 'a planned term has front matter only', fix }];
  }
  return [
    ...problems,
    ...checkDefinition(term, definition, content),
    ...checkText(term, content),
    ...checkMarks(term, content),
    ...checkDefinitionMarks(term, definition, content),
    ...checkSections(term),
  ];
}

function checkDefinition({ file, lineOf, bodyLine }: TermFile, tree: TreeNode, content: Content): Problem[] {
  const place = { file, line: lineOf('definition'), field: 'definition' };
  const problems = checkText({ file, tree, bodyLine }, content, { name: place.field, line: place.line });
  const count = sentences(textOf(tree));
  if (count > 2)
    problems.push({
      ...place,
      message: `has ${count} sentences`,
      fix: 'Say it in at most two; the rest belongs under "Why it matters".',
    });
  if (tree.children?.length !== 1 || tree.children[0]!.type !== 'paragraph') {
    problems.push({
      ...place,
      message: 'is not one paragraph',
      fix: 'Write one or two sentences without headings, lists or empty lines.',
    });
  }
  return problems;
}

/** A title, abbreviation or alias that belongs to two terms. */
function sharedNames({ terms }: Content): Problem[] {
  const owner = new Map<string, TermFile>();
  const namesOf = ({ fields }: TermFile): [string[], string | undefined][] => [
    [['title'], fields.title],
    [['abbreviation'], fields.abbreviation],
    ...fields.aliases.map((alias, k): [string[], string] => [['aliases', String(k)], alias]),
  ];
  return terms.flatMap((term) =>
    namesOf(term).flatMap(([path, name]) => {
      if (!name) return [];
      const other = owner.get(name.toLowerCase());
      owner.set(name.toLowerCase(), other ?? term);
      if (!other) return [];
      const place = { file: term.file, line: term.lineOf(...path), field: path[0] };
      if (other === term) return [{ ...place, message: `"${name}" stands twice`, fix: 'Remove one.' }];
      const fix =
        'A name leads to one term: remove it from one of the two, or give the word a page of its own in content/senses.';
      return [{ ...place, message: `"${name}" is also a name of "${other.id}" (${other.file})`, fix }];
    }),
  );
}

/** Circles of prerequisites, each told once. */
function circles({ terms }: Content): Problem[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const cleared = new Set<string>();
  const problems: Problem[] = [];
  const visit = (id: string, path: string[]) => {
    if (path.includes(id)) {
      const circle = [...path.slice(path.indexOf(id)), id];
      if (circle.length === 2) return;
      const { file, fields, lineOf } = byId.get(path.at(-1)!)!;
      problems.push({
        file,
        line: lineOf('prerequisites', fields.prerequisites.indexOf(id)),
        field: 'prerequisites',
        message: `the terms need each other: ${circle.join(' → ')}`,
        fix: `Remove one of these prerequisites, for example "${id}" here.`,
      });
      return;
    }
    if (cleared.has(id)) return;
    for (const next of byId.get(id)?.fields.prerequisites ?? []) visit(next, [...path, id]);
    cleared.add(id);
  };
  for (const { id } of terms) visit(id, []);
  return problems;
}

/** The ids of the sources that texts cite, in order of first mention. */
function citedIn(trees: (TreeNode | undefined)[]): string[] {
  const cited: string[] = [];
  for (const tree of trees) {
    if (tree)
      walk(tree, ({ type, url }) => void (type === 'link' && url?.startsWith('cite:') && cited.push(url.slice(5))));
  }
  return [...new Set(cited)];
}

/** The ids of the sources a term cites, in order of first mention, the definition before the body. */
export const citesOf = ({ definition, tree }: TermFile): string[] => citedIn([definition, tree]);

function uncited({ terms, pages, models, sources, ids }: Content): Problem[] {
  // A term that could not be read may cite any of them.
  if (terms.length < ids.term.length) return [];
  const cited = new Set([
    ...terms.flatMap(citesOf),
    ...citedIn(pages.map(({ tree }) => tree)),
    ...models.flatMap(({ fields }) => fields.sources.map(({ id }) => id)),
  ]);
  return sources
    .filter(({ id }) => !cited.has(id))
    .map(({ id, file }) => ({
      file,
      message: 'no page cites this source',
      fix: `Cite it with [(Author year)](cite:${id}), or remove the file.`,
    }));
}

/** Sources that claims name and nobody has added. */
const unknownSources = ({ claims, ids }: Content): Problem[] =>
  claims.flatMap(({ file, cites }) =>
    cites
      .filter(({ id }) => !ids.source.includes(id))
      .map(({ id, line }) => ({
        file,
        line,
        field: 'cites',
        ...unknown('source', id, ids.source, `content/sources/${id}.yaml (npm run new source ${id})`),
      })),
  );

/** Old ids that are still in use, or claimed by two terms. */
function formerIds({ terms }: Content): Problem[] {
  const owner = new Map(terms.map(({ id }) => [id, id]));
  return terms.flatMap((term) =>
    term.fields.formerly.flatMap((old, k) => {
      const other = owner.get(old);
      owner.set(old, other ?? term.id);
      return other
        ? [
            {
              file: term.file,
              line: term.lineOf('formerly', k),
              field: 'formerly',
              message: `"${old}" already leads to "${other}"`,
              fix: 'An old id leads to one term only, and is not the id of another: remove it here.',
            },
          ]
        : [];
    }),
  );
}
