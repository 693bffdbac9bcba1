/** Copy memory: a few tokens, a long wait, and then the tokens again. */
import { emptyBatch, type Task } from './task.ts';

/**
 * `tokens` tokens of `kinds` kinds, then `length` blank steps, then `tokens` steps that ask; the answer to each is the
 * token of the same place (after Hochreiter & Schmidhuber 1997 and Arjovsky et al. 2016). x is one-hot,
 * [B, tokens + length + tokens, kinds + 2]: the kinds, the blank and the question.
 */
export const copyingOf = (tokens: number, kinds: number): Task => ({
  title: 'Copying',
  inputs: kinds + 2,
  outputs: kinds,
  chance: 1 / kinds,
  batch(random, size, length) {
    const [D, T] = [kinds + 2, tokens + length + tokens];
    const batch = emptyBatch(size, T, D);
    for (let row = 0; row < size; row++) {
      const given = Array.from({ length: tokens }, () => random.below(kinds));
      for (let t = 0; t < T; t++) {
        const isGiven = t < tokens;
        const isAsked = t >= tokens + length;
        const at = row * T + t;
        batch.x[at * D + (isGiven ? given[t]! : isAsked ? kinds + 1 : kinds)] = 1;
        if (!isAsked) continue;
        batch.y[at] = given[t - tokens - length]!;
        batch.scored[at] = 1;
      }
    }
    return batch;
  },
});

/** The size that networks are trained on in the tab: 4 tokens of 4 kinds. */
export const copying = copyingOf(4, 4);
