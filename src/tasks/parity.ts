/** Running parity: has the number of ones so far been odd? One bit of state, needed forever. */
import { emptyBatch, type Task } from './task.ts';

/** Each step brings −1 (a zero) or 1 (a one); the answer at every step is 1 where the ones up to there are odd. */
export const parity: Task = {
  title: 'Running parity',
  inputs: 1,
  outputs: 2,
  chance: 1 / 2,
  batch(random, size, length) {
    const batch = emptyBatch(size, length, 1);
    batch.scored.fill(1);
    for (let row = 0; row < size; row++) {
      let odd = 0;
      for (let t = 0; t < length; t++) {
        const bit = random.below(2);
        odd ^= bit;
        batch.x[row * length + t] = 2 * bit - 1;
        batch.y[row * length + t] = odd;
      }
    }
    return batch;
  },
};
