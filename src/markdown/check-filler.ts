/** Finds what `npm run new` wrote and nobody replaced: filler is not content. Pure. */
import { addressFinding } from './check-links.ts';
import type { Content, PageFile, SourceFile, TermFile } from './content.ts';
import { ADVICE, FILLER } from './filler.ts';
import type { Problem } from './problem.ts';
import { plain } from './same-name.ts';
import { lineOfNode, textOf } from './walk.ts';

/** Words of somebody who wrote nothing yet. */
const NOTHING = /^(?:nothing|none|not|no|n\/?a|tbd|todo|unread|unknown)\b/i;

const advice = new Map(Object.values(ADVICE).map((words) => [plain(words), words]));

/** The sections of a page whose text is still the advice on what to write there. */
export const fillerIn = ({ file, tree, bodyLine }: PageFile): Problem[] =>
  (tree.children ?? []).flatMap((node): Problem[] => {
    const words = advice.get(plain(textOf(node)));
    if (!words) return [];
    const message = 'the section has only the advice with which it was begun';
    return [{ file, line: lineOfNode(node, bodyLine), message, fix: words }];
  });

function ofTerm(term: TermFile): Problem[] {
  const { file, fields, lineOf } = term;
  if (fields.status === 'planned') return [];
  const problems = fillerIn(term);
  if (fields.definition.replace(/\s+/g, ' ').includes(FILLER.definition)) {
    const fix = 'Say in one or two sentences what the term is.';
    problems.push({
      file,
      line: lineOf('definition'),
      field: 'definition',
      message: 'says only that it will be written',
      fix,
    });
  }
  fields.reviews.forEach(({ what }, k) => {
    if (plain(what) !== plain(FILLER.review)) return;
    const fix = 'Compare the page with its sources, then say here what was compared.';
    problems.push({
      file,
      line: lineOf('reviews', k),
      field: `reviews.${k}`,
      message: 'says that nothing was compared',
      fix,
    });
  });
  return problems;
}

function ofSource({ file, fields, lineOf }: SourceFile): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, message: string, fix: string) =>
    problems.push({ file, line: lineOf(field), field, message, fix });
  if (plain(fields.title) === plain(FILLER.sourceTitle))
    add('title', 'is not written yet', 'Copy the title as printed.');
  if (fields.authors.some((author) => author.endsWith(`, ${FILLER.givenName}`)))
    add('authors', 'are not written yet', 'Write every author as "Family, Given", in the printed order.');
  if (NOTHING.test(fields.read))
    add(
      'read',
      'says that nothing was read',
      'Read the part that is cited and say which it is; a source nobody read is not a source.',
    );
  const finding = fields.url ? addressFinding(fields.url) : undefined;
  if (finding) add('url', finding.message, finding.fix);
  return problems;
}

/** Demos and claims that still do what a new file does. */
const ofCode = ({ texts }: Content): Problem[] =>
  Object.entries(texts).flatMap(([file, text]): Problem[] => {
    const line = text.split('\n').findIndex((words) => /^\/\*\*/.test(words) && words.includes(FILLER.code)) + 1;
    if (!line || !/^src\/(?:demos|claims)\//.test(file)) return [];
    const fix = 'Replace the example by your own, and say in the first line what it is.';
    return [{ file, line, message: 'the file still has the example with which it was begun', fix }];
  });

/** Every piece of filler. */
export const checkFiller = (content: Content): Problem[] => [
  ...content.terms.flatMap(ofTerm),
  ...content.drafts.flatMap(fillerIn),
  ...content.sources.flatMap(ofSource),
  ...ofCode(content),
];
