/** Selective copying: tokens stand somewhere among noise, and are asked for in their order. */
import { emptyBatch, type Task } from './task.ts';

/**
 * `tokens` tokens of `kinds` kinds at random steps among `length`, the rest noise, then `tokens` steps that ask; the answer
 * to each is the token of the same rank (Gu & Dao 2023). x is one-hot, [B, length + tokens, kinds + 2]: the kinds, the
 * noise and the question. `length` is at least `tokens`.
 */
export const selectiveCopyingOf = (tokens: number, kinds: number): Task => ({
  title: 'Selective copying',
  inputs: kinds + 2,
  outputs: kinds,
  chance: 1 / kinds,
  batch(random, size, length) {
    if (length < tokens)
      throw new Error(`${tokens} tokens do not fit into ${length} steps; make the length ${tokens} or more.`);
    const [D, T] = [kinds + 2, length + tokens];
    const batch = emptyBatch(size, T, D);
    for (let row = 0; row < size; row++) {
      const places = random
        .permutation(length)
        .slice(0, tokens)
        .sort((a, b) => a - b);
      const given = places.map(() => random.below(kinds));
      for (let t = 0; t < T; t++) {
        const rank = places.indexOf(t);
        const isAsked = t >= length;
        const at = row * T + t;
        batch.x[at * D + (rank >= 0 ? given[rank]! : isAsked ? kinds + 1 : kinds)] = 1;
        if (!isAsked) continue;
        batch.y[at] = given[t - length]!;
        batch.scored[at] = 1;
      }
    }
    return batch;
  },
});

/** The size that networks are trained on in the tab: 3 tokens of 4 kinds. */
export const selectiveCopying = selectiveCopyingOf(3, 4);
