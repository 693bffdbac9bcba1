/** The page of claims counts sentences, not marks: what each states, and the weakest thing that it rests on. */
import { describe, expect, it } from 'vitest';
import { backingOf, countBackings, statementIn } from '../../src/markdown/backing.ts';
import { readContent } from '../../src/markdown/content.ts';
import type { Mark } from '../../src/markdown/marks.ts';
import { saying } from './project.ts';

const mark = (kind: Mark['kind'], id = 'x'): Mark => ({ kind, id, text: 'words' });
const isRecorded = (claim: string) => claim === 'slow-one';

describe('a sentence', () => {
  it.each([
    ['It has two gates.', 'quantity'],
    ['It is faster.', 'quantity'],
    ['Every one of 2 gates never opens.', 'quantity'],
    ['It never opens.', 'generality'],
    ['A GRU cannot count, however long it is trained.', 'generality'],
    ['It opens.', undefined],
    ['There are two kinds.', undefined, 2],
  ])('states a quantity before a generality: %s', (text, statement, items?: number) =>
    expect(statementIn(text as string, items)).toBe(statement),
  );

  it('rests on the weakest of its marks', () => {
    const of = (...marks: Mark[]) => backingOf(marks, isRecorded);
    expect(of()).toBe('none');
    expect(of(mark('claim'))).toBe('executed');
    expect(of(mark('model'))).toBe('executed');
    expect(of(mark('claim'), mark('claim', 'slow-one'))).toBe('recorded');
    expect(of(mark('claim', 'slow-one'), mark('cite'))).toBe('cited');
    expect(of(mark('cite'), mark('unverified'), mark('claim'))).toBe('unverified');
  });
});

it('is counted once, on pages of terms and tested sentences, in definitions too', () => {
  const text = [
    'It has [two](claim:half-is-odd) gates.',
    'It has two [(Gers 2000, §3)](cite:gers2000), and [half](claim:half-is-odd).',
    'It never opens.',
    'It opens.',
  ].join(' ');
  const before = countBackings(readContent(saying('')), isRecorded);
  const { quantity, generality } = countBackings(readContent(saying(text)), isRecorded);
  const added = <K extends string>(now: Record<K, number>, then: Record<K, number>) =>
    Object.fromEntries(Object.keys(now).map((key) => [key, now[key as K] - then[key as K]]));
  expect(added(quantity, before.quantity)).toEqual({ none: 0, unverified: 0, cited: 1, recorded: 0, executed: 1 });
  expect(added(generality, before.generality)).toEqual({ none: 1, unverified: 0, cited: 0, recorded: 0, executed: 0 });
});
