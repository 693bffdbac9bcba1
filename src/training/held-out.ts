/** Bits per character of a text that was held out, with as much text before each character for every model. */
import type { Tensors } from '../models/cell.ts';
import { ALPHABET } from '../tasks/next-character.ts';
import { emptyBatch } from '../tasks/task.ts';
import { scoreOf } from './evaluate.ts';
import type { Network } from './network.ts';
import { CONTEXT } from './readers.ts';

/** Characters at the beginning of each window that are read and not scored: as many as come from one window to the next. */
export const WARM_UP = CONTEXT / 2;
/** Windows that are read at once. */
const AT_ONCE = 64;

/**
 * The text in windows of the trained length, each read from an empty memory, that overlap by half. Only the later half of
 * each is scored: every character once, with 32 to 63 before it, so that no model is scored where it has read too little
 * or stands beyond what it was trained on. What is over at the end is left out.
 */
export function heldOutScore(network: Network, weights: Tensors, classes: number[]): { bits: number; right: number } {
  const count = Math.floor((classes.length - 1 - WARM_UP) / WARM_UP);
  const starts = Array.from({ length: count }, (_, k) => k * WARM_UP);
  const parts = Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, k) =>
    starts.slice(k * AT_ONCE, (k + 1) * AT_ONCE),
  );
  const sum = { loss: 0, right: 0 };
  for (const part of parts) {
    const { loss, accuracy } = scoreOf(network, weights, batchAt(classes, part));
    sum.loss += loss * part.length;
    sum.right += accuracy * part.length;
  }
  return { bits: sum.loss / count / Math.LN2, right: sum.right / count };
}

function batchAt(classes: number[], starts: number[]) {
  const D = ALPHABET.length;
  const batch = emptyBatch(starts.length, CONTEXT, D);
  starts.forEach((start, row) => {
    for (let t = 0; t < CONTEXT; t++) {
      const at = row * CONTEXT + t;
      batch.x[at * D + classes[start + t]] = 1;
      batch.y[at] = classes[start + t + 1];
      batch.scored[at] = t < WARM_UP ? 0 : 1;
    }
  });
  return batch;
}
