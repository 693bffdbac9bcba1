/** The latch: a flickering value and a write flag; the answer is always the value at the last write. */
import { emptyBatch, type Task } from './task.ts';

/** The share of steps that write. */
export const WRITES = 0.15;

/**
 * Each step brings a value, −1 or 1 at random, and a flag, 1 at a write and 0 elsewhere. The answer at every step is
 * the value of the last write (class 0 for −1, class 1 for 1), so it can be checked by eye; before the first write
 * nothing is scored. The values between the writes are noise.
 */
export const latch: Task = {
  title: 'The latch',
  inputs: 2,
  outputs: 2,
  chance: 1 / 2,
  batch(random, size, length) {
    const batch = emptyBatch(size, length, 2);
    for (let row = 0; row < size; row++) {
      let held: number | undefined;
      for (let t = 0; t < length; t++) {
        const value = random.below(2);
        const writes = random.next() < WRITES;
        if (writes) held = value;
        const at = row * length + t;
        batch.x.set([2 * value - 1, Number(writes)], 2 * at);
        batch.y[at] = held ?? 0;
        batch.scored[at] = Number(held !== undefined);
      }
    }
    return batch;
  },
};
