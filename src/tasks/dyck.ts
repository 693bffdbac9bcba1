/** Dyck words: nested brackets of several kinds. Which one is open now? */
import { emptyBatch, type Task } from './task.ts';

/** The brackets, opening ones first, in the order of their classes. */
export const BRACKETS = ['(', '[', ')', ']'] as const;
const KINDS = BRACKETS.length / 2;

/**
 * Each step brings a bracket, one-hot, as `BRACKETS` has them; they nest, at most `depth` deep. After a closing bracket
 * that leaves another one open the question is which kind that is: the network must have kept what lay under the closed
 * one. Nothing else is scored. x is [B,T,4].
 */
export const dyckOf = (depth: number): Task => ({
  title: 'Nested brackets',
  inputs: BRACKETS.length,
  outputs: KINDS,
  chance: 1 / KINDS,
  batch(random, size, length) {
    const batch = emptyBatch(size, length, BRACKETS.length);
    for (let row = 0; row < size; row++) {
      const open: number[] = [];
      for (let t = 0; t < length; t++) {
        const opens = open.length === 0 || (open.length < depth && random.below(2) === 1);
        const kind = opens ? random.below(KINDS) : open.pop()!;
        if (opens) open.push(kind);
        const at = row * length + t;
        batch.x[at * BRACKETS.length + (opens ? kind : KINDS + kind)] = 1;
        if (opens || open.length === 0) continue;
        batch.y[at] = open.at(-1)!;
        batch.scored[at] = 1;
      }
    }
    return batch;
  },
});

/** The depth that networks are trained on in the tab: 5. */
export const dyck = dyckOf(5);
