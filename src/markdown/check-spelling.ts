/** Finds British spellings; the glossary writes American ones, so that a search for a word finds all of its pages. Pure. */
import type { Content, PageFile } from './content.ts';
import type { Problem } from './problem.ts';
import { lineOfNode, type TreeNode, walk } from './walk.ts';
import type { LineOf } from './yaml.ts';

/** Families of words, each with how the American word comes about. */
const FAMILIES: [RegExp, (word: string) => string][] = [
  [
    /\b(?:author|categor|character|custom|discret|emphas|factor|final|formal|general|initial|linear|local|maxim|memor|minim|modern|neutral|normal|optim|organ|parallel|parameter|penal|quant|random|real|recogn|regular|serial|special|stabil|standard|summar|symbol|synchron|token|util|vector|visual)is(?:e[drs]?|ing|ations?)\b/gi,
    (word) => word.replace(/is(?=(?:e[drs]?|ing|ations?)$)/i, 'iz'),
  ],
  [/\b(?:analys|paralys|catalys)(?:e|ed|er|ers|ing)\b/gi, (word) => word.replace(/ys/i, 'yz')],
  [
    /\b(?:arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rig|rum|vap|vig)our(?:s|ed|ing|ite|ites|able|hood|hoods|al|ful|less|ly|er|ers)?\b/gi,
    (word) => word.replace(/our/i, 'or'),
  ],
  [
    /\b(?:cancel|channel|fuel|label|level|model|parallel|signal|total|travel|tunnel)l(?:ed|ing|er|ers)\b/gi,
    (word) => word.replace(/ll(?=(?:ed|ing|er|ers)$)/i, 'l'),
  ],
  [
    /\b(?:cent|fib|lit|met|theat)re(?:s|d)?\b/gi,
    (word) => word.replace(/re(s?)(d?)$/i, 'er$1$2').replace(/erd$/, 'ered'),
  ],
  [/\b(?:defence|licence|offence|pretence)s?\b/gi, (word) => word.replace(/ce/i, 'se')],
  [/\b(?:catalogue|dialogue|analogue)s?\b/gi, (word) => word.replace(/ogue/i, 'og')],
  [/\b(?:grey)(?:s|ed|er|ish)?\b/gi, (word) => word.replace(/e/i, 'a')],
  [/\b(?:artefact)s?\b/gi, (word) => word.replace(/e/i, 'i')],
  [/\bwhilst\b/gi, () => 'while'],
  [/\bamongst\b/gi, () => 'among'],
  [/\b(?:programme)s?\b/gi, (word) => word.replace(/me/i, '')],
  [/\blearnt\b/gi, () => 'learned'],
];

/** British words of a text, each with its American form. What stands in quotes is spelled as its author spelled it. */
export function britishIn(text: string): { word: string; write: string; at: number }[] {
  const own = text.replace(/“[^”]*”|"[^"\n]*"|‘[^’]*’/g, (quoted) => ' '.repeat(quoted.length));
  return FAMILIES.flatMap(([pattern, american]) =>
    [...own.matchAll(pattern)].map(({ 0: word, index }) => ({ word, write: american(word), at: index })),
  ).sort((a, b) => a.at - b.at);
}

const findings = (text: string) =>
  britishIn(text).map(({ word, write, at }) => ({
    at,
    message: `"${word}" is a British spelling`,
    fix: `Write "${write}"; put quotes around the words of others.`,
  }));

/** The running text of a page; code is a program's, and the words of a citation may be a title's. */
function ofPage({ file, tree, bodyLine }: PageFile, field?: { name: string; line?: number }): Problem[] {
  const problems: Problem[] = [];
  walk(tree, (node: TreeNode) => {
    if (node.type === 'link' && node.url?.startsWith('cite:')) return false;
    if (node.type !== 'text') return undefined;
    for (const { at, ...finding } of findings(node.value ?? '')) {
      const line = lineOfNode(node, bodyLine) + (node.value ?? '').slice(0, at).split('\n').length - 1;
      problems.push({ file, ...(field ? { field: field.name, line: field.line } : { line }), ...finding });
    }
    return undefined;
  });
  return problems;
}

/** Every British word in what the site says in its own words: pages, definitions, paths, words with several meanings. */
export function checkSpelling(content: Content): Problem[] {
  const ofField = (file: string, lineOf: LineOf, path: PropertyKey[], text: string): Problem[] =>
    findings(text).map(({ at: _, ...finding }) => ({ file, line: lineOf(...path), field: path.join('.'), ...finding }));
  return [
    ...[...content.terms, ...content.pages, ...content.drafts].flatMap((page) => ofPage(page)),
    ...content.terms.flatMap(({ file, definition, bodyLine, lineOf, fields }) => [
      ...ofField(file, lineOf, ['title'], fields.title),
      ...(definition
        ? ofPage({ file, tree: definition, bodyLine }, { name: 'definition', line: lineOf('definition') })
        : []),
    ]),
    ...content.about.flatMap(({ file, lineOf, fields }) =>
      (['title', 'description'] as const).flatMap((name) => ofField(file, lineOf, [name], fields[name])),
    ),
    ...content.tested.flatMap(({ file, lineOf, fields }) => ofField(file, lineOf, ['sentence'], fields.sentence)),
    ...content.paths.flatMap(({ file, lineOf, fields }) => [
      ...ofField(file, lineOf, ['title'], fields.title),
      ...ofField(file, lineOf, ['whom'], fields.whom),
      ...fields.steps.flatMap(({ why }, k) => ofField(file, lineOf, ['steps', k, 'why'], why)),
    ]),
    ...content.senses.flatMap(({ file, lineOf, fields }) => [
      ...ofField(file, lineOf, ['introduction'], fields.introduction),
      ...fields.senses.flatMap(({ means }, k) => ofField(file, lineOf, ['senses', k, 'means'], means)),
    ]),
  ];
}
