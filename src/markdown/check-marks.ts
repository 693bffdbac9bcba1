/**
 * Checks that every sentence with a quantity, a date or a comparison says what it rests on: an executed claim, a citation
 * with its place, or the visible word that it is unverified. Pure.
 */
import type { Content, PageFile } from './content.ts';
import { hasPlace, type Mark, marksIn } from './marks.ts';
import type { Problem } from './problem.ts';
import { sentencesOf } from './prose.ts';
import { GAP, quantityIn, STATED } from './quantity.ts';
import { remembered } from './remembered.ts';
import type { TreeNode } from './walk.ts';

/** Of all marks of the glossary, at most this share may be "unverified". */
const UNVERIFIED_SHARE = 0.05;

const MARK_IT =
  'Say what it rests on, in the same sentence: [words](claim:id) for what a claim checks, a citation with its place ' +
  '[(Gers et al. 2000, §3)](cite:gers2000), or, rarely, [words](unverified:). See "Marks" in .github/CONTRIBUTING.md.';

/** The beginning of a sentence, to find it by. */
const beginning = (text: string) => {
  const words = text.replaceAll(GAP, '…').replaceAll(STATED, '').replace(/\s+/g, ' ');
  return words.length > 60 ? `${words.slice(0, 57).replace(/\s+\S*$/, '')} …` : words;
};

const placeless = (marks: Mark[], { sources }: Content) =>
  marks.filter(
    ({ kind, id, text }) => kind === 'cite' && !hasPlace(text, sources.find((source) => source.id === id)?.fields.kind),
  );

/** The sentences of a tree, each with what in it needs a mark. */
const statementsOf = remembered((tree: TreeNode) =>
  sentencesOf(tree).map((sentence) => ({ ...sentence, word: quantityIn(sentence.text, sentence.items) })),
);

/** The unmarked sentences of one tree. `field` is set for a definition, which stands in the front matter. */
export function checkMarks(
  { file, tree, bodyLine }: PageFile,
  content: Content,
  field?: { name: string; line?: number },
): Problem[] {
  return statementsOf(tree).flatMap(({ text, line, marks, caption, word }): Problem[] => {
    const place = field ? { file, line: field.line, field: field.name } : { file, line: bodyLine + line };
    const unverified = field && marks.some(({ kind }) => kind === 'unverified');
    if (unverified) {
      const fix = 'A definition states only what is known: find a source, write a claim, or leave it out.';
      return [{ ...place, message: `"${beginning(text)}" is unverified`, fix }];
    }
    if (!word || caption) return [];
    if (!marks.length) return [{ ...place, message: `"${word}" in "${beginning(text)}" has no mark`, fix: MARK_IT }];
    const vague = placeless(marks, content);
    if (vague.length < marks.length) return [];
    const [{ text: cited, id }] = vague as [Mark];
    return [
      {
        ...place,
        message: `the citation ${cited} of "${beginning(text)}" does not say where "${word}" stands`,
        fix: `Add the section, table, figure, equation or page, or "abstract": [${cited.replace(/\)$/, '')}, §3)](cite:${id}).`,
      },
    ];
  });
}

/** One problem where too many of the glossary's marks are "unverified". */
export function checkUnverified({ terms, pages }: Content): Problem[] {
  const files = [
    ...terms.map(({ file, definition, tree }) => ({ file, marks: marksIn([definition, tree]) })),
    ...pages.map(({ file, tree }) => ({ file, marks: marksIn([tree]) })),
  ];
  const all = files.flatMap(({ marks }) => marks);
  const unverified = (marks: Mark[]) => marks.filter(({ kind }) => kind === 'unverified').length;
  const share = unverified(all) / Math.max(1, all.length);
  if (share <= UNVERIFIED_SHARE) return [];
  const [most] = files.sort((a, b) => unverified(b.marks) - unverified(a.marks));
  return [
    {
      file: most!.file,
      message: `${unverified(all)} of ${all.length} marks of the glossary are "unverified", ${unverified(most!.marks)} of them here; at most ${100 * UNVERIFIED_SHARE} % may be`,
      fix: 'Find a source for some, write a claim, or leave the sentences out.',
    },
  ];
}
