/** What a number is, apart from its size: NaN, an infinity, or finite. */
import { expect } from 'vitest';

/** Values that are not finite, the sign of NaN among what may differ: that of ∞ - ∞ is set on some processors. */
export const strange: Record<string, number> = {
  NaN,
  'NaN with its sign set': new Float32Array(Uint32Array.of(0xff_c0_00_00).buffer)[0]!,
  '∞': Infinity,
  '-∞': -Infinity,
};

/** The same numbers with one of them replaced. A NaN keeps its sign, which an assignment may lose. */
export function spoilt(numbers: Float32Array, at: number, how: string): Float32Array {
  const copy = numbers.slice();
  if (how === 'NaN with its sign set') new Uint32Array(copy.buffer)[at] = 0xff_c0_00_00;
  else copy[at] = strange[how]!;
  return copy;
}

const nameOf = (x: number) => (Number.isFinite(x) ? 'finite' : String(x));

/**
 * That each number is of the class expected, and the finite ones close, as a share of the largest of these (or of 0.01).
 * `merged` makes one class of NaN and the infinities.
 */
export function expectAlike(
  what: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  { tolerance, merged = false }: { tolerance: number; merged?: boolean },
): void {
  const named = (numbers: ArrayLike<number>) =>
    Array.from(numbers, (x) => (merged && !Number.isFinite(x) ? 'not finite' : nameOf(x))).join(' ');
  expect(named(actual), what).toBe(named(expected));
  const finite = Array.from(expected).flatMap((x, k) => (Number.isFinite(x) ? [[x, actual[k]!] as const] : []));
  const largest = Math.max(0.01, ...finite.map(([x]) => Math.abs(x)));
  const apart = Math.max(0, ...finite.map(([x, ours]) => Math.abs(x - ours)));
  expect(apart / largest, `${what}: of what is finite, the largest error`).toBeLessThanOrEqual(tolerance);
}
