/** What the test of a fused operation is told about it; a file of tests/engine/cases each, under the operation's name. */
import type { Tensor } from '../../src/engine/tfjs.ts';

export type Named = Record<string, Tensor>;

/** The operation in plain tfjs, and what to try it on. */
export interface Case {
  /** Lengths by letter: ones, primes, a few beyond a tile or a block, and what demos train. The first may be the smallest. */
  sizes: Record<string, number>[];
  /** The outputs by name, from stock operations of tfjs that follow the equation. */
  reference(inputs: Named, options: Record<string, number>): Named;
  /** Sets of options to try, where it has any. */
  options?: Record<string, number>[];
  /**
   * Inputs in whose gradient infinite terms of both signs meet: whether ∞ or NaN comes of them depends on the order of a
   * sum, which differs between formulas that are equal, PyTorch's own among them.
   */
  cancels?: string[];
  /** Makes of a normal number the kind of number that an input holds, by its name: a decay is below 1, a step above 0. */
  domain?: Record<string, (normal: number) => number>;
}
