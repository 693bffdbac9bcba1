/** What writing tokens costs with and without a cache, counted from the tensors that the cells hold. */

import { scope } from '../engine/scope.ts';
import { type Tensor, type Tensor3D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import type { Cell, Tensors } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

/** One number for every token, the first at index 0. */
export interface WritingCosts {
  /** Multiplications for that token. */
  products: { cached: number[]; uncached: number[]; lstm: number[] };
  /** Numbers kept for the next token. */
  kept: { cached: number[]; lstm: number[] };
}

const numbers = (tensors: Tensor[]) => tensors.reduce((sum, { size }) => sum + size, 0);
/** Weights that are multiplied: matrices, not biases. */
const matrices = (weights: Tensors) => numbers(Object.values(weights).filter(({ shape }) => shape.length === 2));

/** Numbers in the states of `cell`, H units wide, after each of T steps; h counts only where the next step reads it. */
function stateSizes(cell: Cell, H: number, T: number, readsH: boolean) {
  const weights = cell.weights({ D: H, H }, new Random(0));
  const { states } = unroll(cell, weights, zeros([1, T, H]) as Tensor3D);
  const sizes = states.map(({ h, ...rest }) => numbers(Object.values(rest)) + (readsH ? h.size : 0));
  return { used: matrices(weights), sizes };
}

/**
 * Costs of T tokens in one layer of H units. Every weight of a matrix is one multiplication, and so is every cached
 * number: a key in a score, a value in a mean. Without the cache all earlier positions are computed again.
 */
export function writingCosts(H: number, T: number): WritingCosts {
  return scope(() => {
    const attention = stateSizes(attentionCell(), H, T, false);
    const recurrent = stateSizes(lstm, H, T, true);
    const cached = attention.sizes.map((kept) => attention.used + kept);
    let again = 0;
    const uncached = cached.map((products) => (again += products));
    return {
      products: { cached, uncached, lstm: recurrent.sizes.map(() => recurrent.used) },
      kept: { cached: attention.sizes, lstm: recurrent.sizes },
    };
  });
}
