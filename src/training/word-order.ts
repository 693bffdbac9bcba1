/** What one layer of fresh attention answers at the end of a sentence, before and after two of its words change places. */

import { scope } from '../engine/scope.ts';
import type { Tensor3D } from '../engine/tfjs.ts';
import { squeeze, tensor } from '../engine/tfjs.ts';
import { attentionWith, type Positions } from '../models/parts/positions.ts';
import { Random } from '../random.ts';

const WIDTH = 16;

/** The last output before and after, [WIDTH] each, and the distance between them as a share of the first's length. */
export interface Reordered {
  before: number[];
  after: number[];
  moved: number;
}

const norm = (values: number[]) => Math.hypot(...values);

/** The words with those at two places (from 0) exchanged. */
export const exchanged = (words: string[], a: number, b: number): string[] =>
  words.map((word, k) => words[k === a ? b : k === b ? a : k] ?? word);

/** Equal words have equal random vectors; a question mark follows them, and its output is what is compared. */
export function reordered(words: string[], [a, b]: [number, number], positions: Positions, seed: number): Reordered {
  const vector = (word: string) => {
    const random = new Random(seed, `word ${word}`);
    return Array.from({ length: WIDTH }, () => random.normal());
  };
  return scope(() => {
    const layer = attentionWith(positions);
    const weights = layer.weights({ D: WIDTH, H: WIDTH }, new Random(seed, 'weights'));
    const last = (asked: string[]) => {
      const rows = [...asked, '?'].map(vector);
      const y = layer.apply(weights, tensor(rows.flat(), [1, rows.length, WIDTH]) as Tensor3D);
      return (squeeze(y, [0]).arraySync() as number[][]).at(-1)!;
    };
    const [before, after] = [last(words), last(exchanged(words, a, b))];
    return { before, after, moved: norm(before.map((value, k) => value - after[k]!)) / norm(before) };
  });
}
