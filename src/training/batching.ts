/** Ways to put sequences of different lengths into batches, and what each computes: padding, and steps that wait for each other. */
import type { Random } from '../random.ts';

/** As they come, sorted by length first, packed, or each alone. */
export type Way = 'arrival' | 'sorted' | 'packed' | 'single';
/** How lengths are spread: nearly equal, all equally likely, or mostly short with a few long ones. */
export type Spread = 'alike' | 'even' | 'tail';

/** The longest sequence there is. */
export const LONGEST = 64;

/** Lengths of sequences, from 1 to `LONGEST`. */
export function drawLengths(spread: Spread, count: number, random: Random): number[] {
  const draw = {
    alike: () => 29 + random.below(6),
    even: () => 1 + random.below(LONGEST),
    // Exponential with a mean of 12 steps.
    tail: () => Math.min(LONGEST, 1 + Math.floor(-12 * Math.log(1 - random.next()))),
  }[spread];
  return Array.from({ length: count }, draw);
}

/** The batches, each a list of lengths. */
export function batchesOf(lengths: number[], way: Way, size: number): number[][] {
  const rows = way === 'sorted' ? lengths.toSorted((a, b) => b - a) : lengths;
  const most = way === 'single' ? 1 : size;
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, k) => rows.slice(k * most, (k + 1) * most));
}

/** Cell steps that are computed, those of them that are padding, and the steps that have to wait for each other. */
export interface BatchCost {
  computed: number;
  padding: number;
  inTurn: number;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Batches are padded to their longest row; packed ones compute no padding, but their rows wait for the longest all the same. */
export function costOf(batches: number[][], way: Way): BatchCost {
  const real = sum(batches.flat());
  const computed = way === 'packed' ? real : sum(batches.map((rows) => rows.length * Math.max(...rows)));
  return { computed, padding: computed - real, inTurn: sum(batches.map((rows) => Math.max(...rows))) };
}
