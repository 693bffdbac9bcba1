/** One mark in noise: a sequence belongs to the class of the only mark in it. Lengths differ, and padding fills the rows. */
import type { Random } from '../random.ts';
import { emptyBatch, type Task } from './task.ts';

/** Where the mark may stand. */
export type Place = 'start' | 'anywhere' | 'end';
/** Four kinds of noise, and the two marks. Padding has none of them: all its inputs are 0. */
export const SIGNS = ['a', 'b', 'c', 'd', '▲', '▼'];
const NOISE = 4;
/** Steps from an end within which a mark counts as standing there. */
const NEAR = 2;

/** The place of the mark in a sequence of `length` steps. */
const markAt = (random: Random, length: number, place: Place): number =>
  ({
    start: random.below(Math.min(NEAR, length)),
    anywhere: random.below(length),
    end: length - 1 - random.below(Math.min(NEAR, length)),
  })[place];

/** `length` is that of the longest sequence and of all rows; the shortest have a quarter of it. The last column is scored. */
export const oneMark = (place: Place): Task => ({
  title: 'One mark in noise',
  inputs: SIGNS.length,
  outputs: 2,
  chance: 1 / 2,
  batch(random, size, length) {
    const D = SIGNS.length;
    const batch = emptyBatch(size, length, D);
    for (let row = 0; row < size; row++) {
      const shortest = Math.ceil(length / 4);
      const steps = shortest + random.below(length - shortest + 1);
      const answer = random.below(2);
      const mark = markAt(random, steps, place);
      for (let t = 0; t < steps; t++)
        batch.x[(row * length + t) * D + (t === mark ? NOISE + answer : random.below(NOISE))] = 1;
      batch.y[row * length + length - 1] = answer;
      batch.scored[row * length + length - 1] = 1;
    }
    return batch;
  },
});
