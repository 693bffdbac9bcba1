/** Tagging an ambiguous item: what it is says a mark that stands before it or after it. */
import type { Random } from '../random.ts';
import { emptyBatch, type Task } from './task.ts';

/** What an item can be: noise of two kinds, two marks, and the item that is asked for. */
export const TOKENS = ['·', '○', '▼', '▲', '?'] as const;
export type Token = (typeof TOKENS)[number];
/** On which side of the asked item the mark stands. */
export type Side = 'before' | 'after' | 'either';

const ASKED = TOKENS.indexOf('?');
const MARK = TOKENS.indexOf('▼');

/** One sequence: noise, one mark, and the asked item `distance` steps from it. The class is 1 for ▲ and 0 for ▼. */
export function taggingSequence(
  random: Random,
  length: number,
  side: Side,
  distance: number,
): { tokens: number[]; asked: number; answer: number } {
  const tokens = Array.from({ length }, () => random.below(2));
  const answer = random.below(2);
  const before = side === 'either' ? random.below(2) === 1 : side === 'before';
  const first = random.below(length - distance);
  const [mark, asked] = before ? [first, first + distance] : [first + distance, first];
  tokens[mark!] = MARK + answer;
  tokens[asked!] = ASKED;
  return { tokens, asked: asked!, answer };
}

/** The tokens of a sequence from its one-hot rows. */
export const tokensOf = (rows: number[][]): Token[] => rows.map((row) => TOKENS[row.indexOf(1)]!);

/** The task with the mark on a side, so many steps away. Only the asked item is scored. `length` is in steps. */
export const tagging = (side: Side, distance: number): Task => ({
  title: 'Tagging an ambiguous item',
  inputs: TOKENS.length,
  outputs: 2,
  chance: 1 / 2,
  batch(random, size, length) {
    const batch = emptyBatch(size, length, TOKENS.length);
    for (let row = 0; row < size; row++) {
      const { tokens, asked, answer } = taggingSequence(random, length, side, distance);
      tokens.forEach((token, t) => (batch.x[(row * length + t) * TOKENS.length + token] = 1));
      batch.y[row * length + asked] = answer;
      batch.scored[row * length + asked] = 1;
    }
    return batch;
  },
});
