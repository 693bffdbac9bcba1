/**
 * Finds what a page would lose, change or show as typed: signs that look like markup and are none here, and markup that the
 * writer did not mean. Pure.
 */
import { bundledLanguagesInfo } from 'shiki/langs';
import type { Finding } from './check-links.ts';
import type { PageFile } from './content.ts';
import { nearest, type Problem, shown } from './problem.ts';
import { lineOfNode, type TreeNode, textOf, walk } from './walk.ts';

/** Languages of code that the highlighter knows, by every name; what is in none is `text`. */
const LANGUAGES = ['text', ...bundledLanguagesInfo.flatMap(({ id, aliases = [] }) => [id, ...aliases])];

/** Words without a space that long are no words. */
const LONGEST_WORD = 80;

/**
 * Signs that other dialects of Markdown read and this one shows as typed. Every pattern ends after some characters: one that
 * looks to the end of the text from each bracket would take minutes. `fix` says what to write instead.
 */
const AS_TYPED: { pattern: RegExp; what: string; fix: string }[] = [
  {
    pattern: /\[!\p{L}{1,30}\]/u,
    what: 'a call-out',
    fix: 'Begin the quote with bold words instead: > **Note.** …',
  },
  {
    pattern: /\[\^[^\]\s]{1,60}\]/,
    what: 'a footnote',
    fix: 'Say it in the sentence, or cite: [(Author year)](cite:id).',
  },
  { pattern: /==[^=\s][^=]{0,200}==/, what: 'a highlight', fix: 'Write **bold** or *emphasis*.' },
  { pattern: /\+\+[^+\s][^+]{0,200}\+\+/, what: 'an insertion', fix: 'Write **bold** or *emphasis*.' },
  { pattern: /\p{L}\^[^^\s]{1,60}\^/u, what: 'a raised index', fix: 'Write it as a formula: $x^2$.' },
  { pattern: /\[\[[^\][]{1,200}\]\]/, what: 'a wiki link', fix: 'Write [words](term:id).' },
  { pattern: /^:::|\n:::/, what: 'a block of its own', fix: 'Use a heading, a list or a quote.' },
  {
    pattern: /(?<![\p{L}\d:]):[a-z]{1,20}_?[a-z]{1,20}:(?![\p{L}\d:])/u,
    what: 'a picture in words',
    fix: 'Say it in words.',
  },
  {
    pattern: /\*\*|__(?=\p{L})/u,
    what: 'bold type that is never closed',
    fix: 'Close it, with no space inside: **words**.',
  },
  { pattern: /`/, what: 'code that is never closed', fix: 'Close it with a second backtick.' },
  {
    pattern: /\]\(|\]\s\((?:term|cite|claim|https?):/,
    what: 'a link that is not one',
    fix: 'Write [words](term:id), without spaces.',
  },
  { pattern: /^#{1,6}\p{L}/mu, what: 'a heading', fix: 'Put a space after the #.' },
  {
    pattern: /^\|.*\|$/m,
    what: 'a table',
    fix: 'Give every row as many columns as the line of hyphens below the first.',
  },
];

/** A formula that was meant as money, or as text: what stands in it, or after it, gives it away. */
function formulaFinding({ value = '' }: TreeNode, after = ''): Finding | undefined {
  const spaced = /^\s|\s$/.test(value);
  if (!spaced && !/^\d/.test(after)) return undefined;
  const why = spaced ? 'has a space beside a dollar sign' : 'has a digit after its last dollar sign';
  return {
    message: `${shown(`$${value}$`)} becomes a formula and ${why}`,
    fix: 'Write \\$ for the sign of money; a formula begins and ends without a space: $x$.',
  };
}

/** Emphasis inside a word: `2*3*4` loses its signs. */
const insideWord = (node: TreeNode, before: string, after: string): boolean =>
  node.type === 'emphasis' && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);

/** What is wrong with a node among its neighbors; `at` is where in its text. */
function findingOf(node: TreeNode, before: string, after: string): (Finding & { at?: number }) | undefined {
  const { type, value = '' } = node;
  if (type === 'delete') {
    return {
      message: `"~" strikes ${shown(textOf(node))} through`,
      fix: 'Write \\~ for the sign itself, or a formula for an index: H$_2$O.',
    };
  }
  if (type === 'footnoteReference' || type === 'footnoteDefinition') {
    return { message: 'a page has no footnotes', fix: 'Say it in the sentence, or cite: [(Author year)](cite:id).' };
  }
  if (type === 'listItem' && typeof node.checked === 'boolean') {
    return { message: 'a page has no boxes to tick', fix: 'Write a plain list.' };
  }
  if (type === 'inlineMath') return formulaFinding(node, after);
  if (insideWord(node, before, after)) {
    const words = shown(textOf(node));
    return { message: `the stars around ${words} become emphasis`, fix: 'Write \\* or × for the sign itself.' };
  }
  if (type === 'code' && !LANGUAGES.includes(node.lang ?? '')) {
    const near = node.lang ? nearest(node.lang, LANGUAGES) : [];
    const message = node.lang
      ? `no language of code is called ${shown(node.lang)}`
      : 'the code does not say its language';
    return { message, fix: `Write \`\`\`${near[0] ?? 'text'} above it.` };
  }
  if (type !== 'text') return undefined;
  for (const { pattern, what, fix } of AS_TYPED) {
    const found = pattern.exec(value);
    if (found) {
      const message = `${shown(found[0].trim())} is shown as typed: it looks like ${what}`;
      return { message, fix, at: found.index };
    }
  }
  const long = new RegExp(`\\S{${LONGEST_WORD + 1},}`).exec(value);
  if (!long) return undefined;
  return {
    message: `${shown(long[0])} has ${long[0].length} characters without a space`,
    fix: `Divide it, or put it in code; at most ${LONGEST_WORD} fit on a line.`,
    at: long.index,
  };
}

/** All problems of one tree; those of a definition have the line of its field. */
export function checkLost({ file, tree, bodyLine }: PageFile, field?: { name: string; line?: number }): Problem[] {
  const problems: Problem[] = [];
  walk(tree, ({ children = [] }) => {
    children.forEach((node, k) => {
      const [before, after] = [children[k - 1], children[k + 1]].map((next) => (next ? textOf(next) : ''));
      const finding = findingOf(node, before ?? '', after ?? '');
      if (!finding) return;
      const { at = 0, message, fix } = finding;
      const line = lineOfNode(node, bodyLine) + (node.value ?? '').slice(0, at).split('\n').length - 1;
      const place = field ? { line: field.line, field: field.name } : { line };
      problems.push({ file, ...place, message, fix });
    });
  });
  return problems;
}
