/** Modular counting: how many ones so far, counted around a circle. Parity is the circle of two. */
import { emptyBatch, type Task } from './task.ts';

/** Each step brings −1 (a zero) or 1 (a one); the answer at every step is the number of ones up to there, modulo `m`. */
export const countingOf = (m: number): Task => ({
  title: `Counting modulo ${m}`,
  inputs: 1,
  outputs: m,
  chance: 1 / m,
  batch(random, size, length) {
    const batch = emptyBatch(size, length, 1);
    batch.scored.fill(1);
    for (let row = 0; row < size; row++) {
      let count = 0;
      for (let t = 0; t < length; t++) {
        const bit = random.below(2);
        count = (count + bit) % m;
        batch.x[row * length + t] = 2 * bit - 1;
        batch.y[row * length + t] = count;
      }
    }
    return batch;
  },
});

/** Counting around a circle of three. */
export const counting = countingOf(3);
