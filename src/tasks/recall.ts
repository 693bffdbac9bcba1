/** Associative recall: remember which value came with which key, then answer for every key in another order. */
import { emptyBatch, type Task } from './task.ts';

/**
 * `length` pairs with different keys, each in one step (one-hot key, then one-hot value), followed by a question for
 * every one of them (a key and no value) in random order; the answer to a question is the value that came with its
 * key, and only questions are scored. x is [B, 2·length, keys + values].
 */
export const recallOf = (keys: number, values: number): Task => ({
  title: 'Associative recall',
  inputs: keys + values,
  outputs: values,
  chance: 1 / values,
  batch(random, size, length) {
    if (length > keys) throw new Error(`${length} pairs need as many keys; make \`keys\` (${keys}) larger.`);
    const D = keys + values;
    const batch = emptyBatch(size, 2 * length, D);
    for (let row = 0; row < size; row++) {
      const chosen = random.permutation(keys).slice(0, length);
      const stored = chosen.map(() => random.below(values));
      random.permutation(length).forEach((asked, t) => {
        const told = row * 2 * length + t;
        batch.x[told * D + chosen[t]] = 1;
        batch.x[told * D + keys + stored[t]] = 1;
        const question = told + length;
        batch.x[question * D + chosen[asked]] = 1;
        batch.y[question] = stored[asked];
        batch.scored[question] = 1;
      });
    }
    return batch;
  },
});

/** The size that networks are trained on in the tab: 16 keys, 8 values. */
export const recall = recallOf(16, 8);
