/** Which came first: two marked tokens among others, and a question about their order. */
import { emptyBatch, type Task } from './task.ts';

/** Kinds of tokens beside the two marked ones and the question. */
const FILLERS = 3;

/**
 * `length` tokens, among them one A and one B at random places, then a question; its answer is class 1 where A came
 * before B. x is one-hot, [B, length + 1, 6]: A, B, the question, three fillers. Only the question is scored.
 */
export const whichFirst: Task = {
  title: 'Which came first',
  inputs: 3 + FILLERS,
  outputs: 2,
  chance: 1 / 2,
  batch(random, size, length) {
    const [T, D] = [length + 1, 3 + FILLERS];
    const batch = emptyBatch(size, T, D);
    for (let row = 0; row < size; row++) {
      const [a, b] = random.permutation(length) as [number, number];
      for (let t = 0; t < T; t++) {
        const token = t === length ? 2 : t === a ? 0 : t === b ? 1 : 3 + random.below(FILLERS);
        batch.x[(row * T + t) * D + token] = 1;
      }
      batch.y[row * T + length] = a < b ? 1 : 0;
      batch.scored[row * T + length] = 1;
    }
    return batch;
  },
};
