/** Fills a copy of the project with written terms until there are as many as asked for, to see how the build grows. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent } from '../../src/markdown/check.ts';
import { loadContent } from '../../src/markdown/content.ts';

/** A word of its own for each number: letters only, as a number in words would need a mark. */
const wordOf = (k: number) => `qu${[...String(k)].map((digit) => 'abdefgilmo'[Number(digit)]).join('')}x`;

/**
 * The text of a written term as another term: every sentence with a word that no other page has, no table, no link that
 * needs the page itself.
 */
function another(text: string, k: number, order: number): { id: string; text: string } {
  const word = wordOf(k);
  const [, , body = ''] = text.split(/^---\n/m);
  const title = `State of ${word}`;
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  const lines = body.split('\n').filter((line) => !line.startsWith('|'));
  let isCode = false;
  const sentences = lines
    .map((line, at) => {
      if (line.startsWith('```')) isCode = !isCode;
      if (isCode || /^(#|<|```|\$\$|\s*$)/.test(line)) return line;
      const inside = line.replace(/(?<=\p{L}{3}[.?!:]|\)[.?!:]) (?=[A-Z[])/gu, ` ${capital} `);
      const begins = /^\s*$|[.?!:]\)?$|^<|\$\$$/.test(lines[at - 1] ?? '') || /^\s*([-*]|\d+\.) /.test(line);
      return begins ? inside.replace(/^(\s*(?:[-*>]|\d+\.)?\s*)/, `$1${capital} `) : inside;
    })
    .join('\n');
  const head = [
    `title: ${title}`,
    'category: foundations',
    `order: ${order}`,
    'related: [rnn]',
    'status: written',
    `definition: A **state of ${word}** is what a page about ${word} tells of.`,
    'verified: 2026-11-20',
    'reviews:',
    `  - what: made from another page to see how the build grows with ${word}`,
    '    when: 2026-11-20',
  ].join('\n');
  return { id: `state-of-${word}`, text: `---\n${head}\n---\n${sentences}` };
}

/** A text with a few words in place of the paragraphs in which these lines stand. */
function without(lines: Set<number>, text: string): string {
  let line = 1;
  return text
    .split(/(?<=\n)\n/)
    .map((paragraph) => {
      const from = line;
      line += paragraph.split('\n').length;
      const refused = [...lines].some((one) => one >= from && one < line);
      return !refused ? paragraph : `${/^#+ .*\n/.exec(paragraph)?.[0] ?? ''}\nNothing more of it here.\n`;
    })
    .join('\n');
}

/** Writes as many terms as are wanting to `count` written ones, without what the check would refuse in a copied text. */
export function fillTo(count: number, root: string): void {
  const written = loadContent(root).terms.filter(({ fields }) => fields.status === 'written');
  for (let k = 0; written.length + k < count; k++) {
    const model = written[k % written.length]!;
    const { id, text } = another(readFileSync(join(root, model.file), 'utf8'), k, 1000 + k);
    writeFileSync(join(root, `content/terms/${id}.mdx`), text);
  }
  for (let round = 0; round < 4; round++) {
    const found = checkContent(loadContent(root)).filter(({ line }) => line !== undefined);
    if (!found.length) return;
    for (const file of new Set(found.map((problem) => problem.file))) {
      const lines = new Set(found.flatMap((problem) => (problem.file === file ? [problem.line ?? 0] : [])));
      writeFileSync(join(root, file), without(lines, readFileSync(join(root, file), 'utf8')));
    }
  }
}
