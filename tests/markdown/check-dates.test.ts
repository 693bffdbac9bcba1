/** No date lies in the future, wherever it stands; the day after is today somewhere. */
import { expect, it } from 'vitest';
import { checkContent } from '../../src/markdown/check.ts';
import { readContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { body, PROJECT, projectWith, saying, written } from './project.ts';

const told = (texts: Record<string, string>, today?: string) =>
  checkContent(readContent(texts), today ? { today } : {}).map(format);
const FIX = 'Fix: Write the day on which it was done; the clock of this machine may be wrong.';

it.each<[string, Record<string, string>, string]>([
  [
    'a page verified tomorrow and a day',
    projectWith({
      'content/terms/gru.mdx':
        written('Gated recurrent unit', 20).replace('verified: 2026-11-23', 'verified: 2026-11-25') + body(),
    }),
    'content/terms/gru.mdx:7 verified: 2026-11-25 has not come yet: today is 2026-11-23',
  ],
  [
    'a review of another year',
    projectWith({
      'content/terms/gru.mdx':
        written('Gated recurrent unit', 20).replace('when: 2026-11-23', 'when: 2031-01-01') + body(),
    }),
    'content/terms/gru.mdx:8 reviews.0.when: 2031-01-01 has not come yet: today is 2026-11-23',
  ],
  [
    'a source read next month',
    projectWith({
      'content/sources/gers2000.yaml': (PROJECT['content/sources/gers2000.yaml'] ?? '').replace(
        '2026-11-23',
        '2026-12-23',
      ),
    }),
    'content/sources/gers2000.yaml:7 readOn: 2026-12-23 has not come yet: today is 2026-11-23',
  ],
  [
    'a month that has not begun',
    saying('As of December 2026, names are as follows.'),
    'content/terms/gru.mdx:15 "As of December 2026" has not come yet',
  ],
])('%s is told', (_, texts, message) => {
  expect(told(texts, '2026-11-23')).toEqual([`${message}\n    ${FIX}`]);
  expect(told(texts, '2031-01-01')).toEqual([]);
  expect(told(texts)).toEqual([]);
});

it('today is no future, nor is tomorrow, which has begun in the east; nor the month that is', () => {
  expect(told(PROJECT, '2026-11-23')).toEqual([]);
  expect(told(PROJECT, '2026-11-22')).toEqual([]);
  expect(told(PROJECT, '2026-11-21')).not.toEqual([]);
  expect(told(saying('As of November 2026, names are as follows.'), '2026-11-23')).toEqual([]);
});
