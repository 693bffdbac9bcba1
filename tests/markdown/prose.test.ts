/** Where sentences begin and end, on which line they stand, and which marks are theirs. */
import { mdxToMdast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/markdown/prose.ts';
import { GAP } from '../../src/markdown/quantity.ts';
import type { TreeNode } from '../../src/markdown/walk.ts';

const cut = (text: string) => sentencesOf(mdxToMdast(text, { features: { math: true } }) as TreeNode);
const texts = (text: string) => cut(text).map((sentence) => sentence.text.replaceAll(GAP, '…').replace(/\s+/g, ' '));
const marks = (text: string) =>
  cut(text).map((sentence) => sentence.marks.map(({ kind, id }) => `${kind} ${id}`.trim()).join(', '));

describe('a sentence ends', () => {
  it.each([
    ['at its dot', 'It is. It was.', ['It is.', 'It was.']],
    ['not at a line break', 'It is\nBig.', ['It is Big.']],
    [
      'not at “et al.”, “e.g.” or “eq.”',
      'Gers et al. 2000 say, e.g. In eq. 4, so.',
      ['Gers et al. 2000 say, e.g. In eq. 4, so.'],
    ],
    ['not in a number or a name', 'It is 0.5 in nn.LSTM. So.', ['It is 0.5 in nn.LSTM.', 'So.']],
    ['after a citation that follows its dot', 'It broke. [(Gers)](cite:gers2000)\n\nNext.', ['It broke. …', 'Next.']],
    ['not at a bold lead-in', '**1997.** A cell.', ['1997, A cell.']],
    [
      'not at a displayed formula that it goes on after',
      'It gives\n\n$$\nx\n$$\n\nand [(Gu)](cite:gu2023). Next.',
      ['It gives…and ….', 'Next.'],
    ],
    ['at a displayed formula before a new sentence', 'It gives\n\n$$\nx\n$$\n\nNext.', ['It gives', 'Next.']],
  ])('%s', (_, text, expected) => {
    expect(texts(text).map((one) => one.replace(/\s*…\s*(?=and)/, '…'))).toEqual(expected);
  });
});

it('code, formulas and citations are gaps; a number set as a formula is a number', () => {
  expect(texts('The `lstm2` has $4H$ [(Gers 2000)](cite:gers2000) and $4{,}096$ or $95\\,\\%$.')).toEqual([
    'The … has … … and 4,096 or 95 %.',
  ]);
});

it('a whole sentence has what stands in its gaps, on one line', () => {
  const whole = (text: string) => cut(text).map((sentence) => sentence.whole);
  expect(whole('One `lstm2`. The\n`lstm2` has $4H$ [(Gers 2000)](cite:gers2000)\nand $4$.')).toEqual([
    'One lstm2.',
    'The lstm2 has 4H (Gers 2000) and 4.',
  ]);
  expect(whole('It gives\n\n$$\nx\n$$\n\nand `b`. Next `c`.')).toEqual(['It gives x and b.', 'Next c.']);
  expect(whole('| a |  b |\n|---|---|\n| `x` y | `z` |')).toEqual(['x y | z']);
});

it('headings, code and components are no sentences', () => {
  expect(texts('# Two\n\n<Claim id="x" />\n\n```\nfive\n```\n\n$$\n5\n$$')).toEqual([]);
});

it('every sentence knows its line, after links over several lines too', () => {
  const text =
    'One. Two\nlines [(a\nb)](cite:x). Three.\n\n- Four.\n\n| a |\n|---|\n| five |\n\nSix\n\n$$\ny\n$$\n\nor\nmore. Seven.';
  expect(cut(text).map(({ line }) => line + 1)).toEqual([1, 1, 3, 5, 9, 11, 18]);
});

describe('a mark covers', () => {
  it('its own sentence', () => {
    expect(marks('[A](claim:a). B [(c)](cite:c). D. [E](unverified:).')).toEqual([
      'claim a',
      'cite c',
      '',
      'unverified',
    ]);
  });

  it('a table, from the sentence before it, from its row and from the heading of its column', () => {
    const table = (head: string, cell: string) => `| ${head} |\n|---|\n| ${cell} |`;
    expect(marks(`A. [B](claim:b).\n\n${table('c', 'd')}`)).toEqual(['', 'claim b', 'claim b']);
    expect(marks(table('c', '[d](claim:d)'))).toEqual(['claim d']);
    expect(marks(table('[c](cite:c)', 'd'))).toEqual(['cite c']);
    expect(marks(`[B](claim:b).\n\nC.\n\n${table('c', 'd')}`)).toEqual(['claim b', '', '']);
  });

  it('a list, from the sentence before it where that ends with a colon', () => {
    expect(marks('[A](claim:a):\n\n- b\n  - c\n- d')).toEqual(['claim a', 'claim a', 'claim a', 'claim a']);
    expect(marks('[A](claim:a).\n\n- b')).toEqual(['claim a', '']);
  });

  it('nothing beyond: a claim that is shown beside a paragraph is another statement', () => {
    expect(marks('A.\n\n<Claim id="a" />\n\nB.')).toEqual(['', '']);
  });
});
