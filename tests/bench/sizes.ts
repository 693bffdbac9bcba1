/** A row too small to time: enough to see whether two implementations compute the same. */
import type { Given, Mode, Row, Size } from '../../src/bench/family.ts';
import { given } from '../../src/bench/given.ts';
import type { Runner } from '../../src/bench/runner.ts';

/** H = 5, T = 4, B = 3 (1 for streams and sequences), D = 2, unless other sizes are asked for. */
export const tiny = (mode: Mode, family: string, sizes: Partial<Size> = {}): Given =>
  given({ mode, family, B: mode === 'train' || mode === 'pass' ? 3 : 1, T: 4, D: 2, H: 5, ...sizes });

/** A row as small, with whatever its family has beside: a batch of 3, 5 steps, 6 units, 3 states, 2 heads. */
export const shrunk = (row: Row): Given =>
  given({
    ...row,
    B: Math.min(row.B, 3),
    T: 5,
    D: row.D === row.H ? 6 : row.D,
    H: 6,
    ...(row.N ? { N: 3 } : {}),
    ...(row.heads ? { heads: 2 } : {}),
    ...(row.resets ? { resets: 3 } : {}),
  });

/** What a runner proves, as plain numbers; the runner is disposed of. */
export async function proof(runner: Runner | Promise<Runner>, steps: number): Promise<number[]> {
  const started = await runner;
  const numbers = Array.from(await started.prove(steps));
  await started.dispose();
  return numbers;
}

/** The largest difference between two rows of numbers of equal length, relative to the second or, for h, to 1. */
export function apart(theirs: number[], ours: number[], relative: boolean): number {
  if (theirs.length !== ours.length) return Infinity;
  return Math.max(...ours.map((value, k) => Math.abs(theirs[k]! - value) / (relative ? Math.abs(value) : 1)));
}
