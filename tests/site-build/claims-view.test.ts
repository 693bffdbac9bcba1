/** What the page of claims says of the statements that nobody has checked. */
import { mdxToMdast } from 'satteri';
import { expect, it } from 'vitest';
import { loadContent } from '../../src/markdown/content.ts';
import { sentencesOf } from '../../src/markdown/prose.ts';
import { quantityIn } from '../../src/markdown/quantity.ts';
import type { TreeNode } from '../../src/markdown/walk.ts';
import { backings, countOf, unverified, unverifiedIn } from '../../src/site/build/claims-view.ts';

const unknown = (text: string) => unverifiedIn([undefined, mdxToMdast(text, { features: { math: true } }) as TreeNode]);

it('an unverified statement is its whole sentence, not the words that carry the mark', () => {
  expect(unknown('It is. A larger weight $W$ [would save](unverified:) a value. But then.')).toEqual([
    'A larger weight W would save a value.',
  ]);
});

it('a mark that covers a list is one statement', () => {
  expect(unknown('[So](unverified:) it is said:\n\n- one;\n- two.')).toEqual(['So it is said:']);
});

it('every statement of the glossary is a sentence, and there are as many as are counted', () => {
  const told = unverified();
  expect(told.length).toBe(countOf('unverified'));
  expect(told.filter(({ text }) => !/^[\p{Lu}\d(“"].*[.!?:)”"]$/u.test(text))).toEqual([]);
});

it('every sentence of the glossary with a number rests on something, but for those that introduce code', () => {
  const { quantity } = backings();
  const { terms, tested } = loadContent();
  const captions = [...terms, ...tested]
    .flatMap(({ tree }) => sentencesOf(tree))
    .filter(({ text, items, caption, marks }) => caption && !marks.length && quantityIn(text, items));
  expect(quantity.none).toBe(captions.length);
  expect(quantity.executed).toBeGreaterThan(50);
  expect(quantity.cited).toBeGreaterThan(100);
});
