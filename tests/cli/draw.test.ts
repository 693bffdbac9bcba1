/** Drawing sentences to refute: by the commit's hash, so that nobody chooses them. */
import { mdxToMdast } from 'satteri';
import { expect, test } from 'vitest';
import { drawn } from '../../src/cli/draw.ts';
import { sentencesOf } from '../../src/markdown/prose.ts';
import type { TreeNode } from '../../src/markdown/walk.ts';

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const text = words.map((word) => `Sentence number ${word} says a thing of its own.`).join(' ');
const sentences = sentencesOf(mdxToMdast(`${text} Too short.`) as TreeNode);
const hash = (k: number) => k.toString(16).padStart(8, '0');
const wholes = (k: number, page = 'a.mdx') => drawn(sentences, hash(k), page).map(({ whole }) => whole);

test('the same commit and page give the same two sentences, in the order of the page', () => {
  for (let k = 0; k < 50; k++) {
    expect(wholes(k)).toHaveLength(2);
    expect(wholes(k)).toEqual(wholes(k));
    const at = wholes(k).map((whole) => text.indexOf(whole));
    expect(at[0]).toBeLessThan(at[1]!);
  }
});

test('other commits and other pages give others, and in time every sentence but a label is drawn', () => {
  expect(new Set(Array.from({ length: 20 }, (_, k) => wholes(k).join())).size).toBeGreaterThan(10);
  expect(new Set(Array.from({ length: 20 }, (_, k) => wholes(1, `${k}.mdx`).join())).size).toBeGreaterThan(10);
  const all = new Set(Array.from({ length: 200 }, (_, k) => wholes(k)).flat());
  expect(all.size).toBe(words.length);
  expect([...all].join()).not.toContain('Too short');
});

test('a page of one sentence gives that one, and an empty page none', () => {
  expect(drawn(sentences.slice(0, 1), hash(7), 'a.mdx')).toEqual(sentences.slice(0, 1));
  expect(drawn([], hash(7), 'a.mdx')).toEqual([]);
});
