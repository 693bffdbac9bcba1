import { expect, test } from 'vitest';
import { body, PROJECT, problemsOf, projectWith, written } from './project.ts';

const lstm = (text: string) => ({
  'content/terms/lstm.mdx': PROJECT['content/terms/lstm.mdx']!.replace('A sentence', `${text} A sentence`),
});
const gru = (text: string) => ({
  'content/terms/gru.mdx': written('Gated recurrent unit', 20, 'abbreviation: GRU\n') + body(text),
});
const SENTENCE = 'The gate decides what of the past is kept.';

test('a sentence that stands on two pages is told, with the other page and the line', () => {
  const told = problemsOf(projectWith({ ...gru(SENTENCE), ...lstm(SENTENCE) }));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(
    /^content\/terms\/lstm\.mdx:\d+ "The gate decides what of the past is kept\." stands in content\/terms\/gru\.mdx too\n {4}Fix: /,
  );
});

test('other case, marks or emphasis do not make it another sentence', () => {
  expect(
    problemsOf(projectWith({ ...gru(SENTENCE), ...lstm('The *gate* decides what, of the past, is kept.') })),
  ).toHaveLength(1);
});

test('short sentences, and what dates a list, may be the same', () => {
  for (const text of [
    'It has its price.',
    'As of November in that year, at the versions named below, all of them do.',
  ]) {
    expect(
      problemsOf(projectWith({ ...gru(text), ...lstm(text) })).filter((problem) => problem.includes('stands in')),
    ).toEqual([]);
  }
});
