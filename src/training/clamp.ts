/** Holding a gate of a trained cell at one value by its weights alone, so that nothing it reads moves it any more. */

import {
  concat1d,
  fill,
  greater,
  mul,
  ones,
  reshape,
  type Tensor1D,
  type Tensor2D,
  tidy,
  where,
} from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';

/** The weights that LSTM and GRU have in common: blocks of H rows, one a gate. */
export type GateWeights = { W: Tensor2D; U: Tensor2D; b: Tensor1D };

/** The largest logit: in float32, σ of it is exactly 1, and σ of its negative exactly 0. */
const FAR = 110;

/** The weights with gate number `block` (0 the first) held at `value`, between 0 and 1: its rows are 0, its bias is the logit. */
export function clampGate<X extends GateWeights & Tensors>(weights: X, block: number, value: number): X {
  return tidy(() => {
    const H = weights.U.shape[1];
    const blocks = weights.U.shape[0] / H;
    const keep = concat1d(
      Array.from({ length: blocks }, (_, k) => (k === block ? fill([H], 0) : ones([H]))),
    ) as Tensor1D;
    const logit = Math.max(-FAR, Math.min(FAR, Math.log(value / (1 - value))));
    const column = reshape(keep, [blocks * H, 1]);
    return {
      ...weights,
      W: mul(weights.W, column),
      U: mul(weights.U, column),
      b: where(greater(keep, 0.5), weights.b, logit),
    };
  });
}
