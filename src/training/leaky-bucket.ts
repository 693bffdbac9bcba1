/** A gate at work on one number: the cell state of an LSTM as a bucket that is filled and leaks. */

import { scope } from '../engine/scope.ts';
import { type Tensor1D, type Tensor2D, type Tensor3D, tensor, zeros } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';

/** Beyond this σ is 0 or 1 in float32, and tanh is 1. */
const FAR = 40;

/** The logit of a share: σ of it is the share. */
const logit = (share: number): number => Math.max(-FAR, Math.min(FAR, Math.log(share / (1 - share))));

/**
 * The level of the bucket after each of `steps` steps, [steps]. What stays is the share σ(drive), a forget gate; in the
 * first `rain` steps 1 is offered, of which all comes in, or if `tied` the share that does not stay, as in a GRU.
 */
export function bucketLevels(drive: number, rain: number, tied: boolean, steps: number): number[] {
  return scope(() => {
    const keeps = 1 / (1 + Math.exp(-drive));
    const weights: LstmWeights = {
      W: tensor([0, 0, FAR, 0], [4, 1]) as Tensor2D,
      U: zeros([4, 1]) as Tensor2D,
      b: tensor([tied ? logit(1 - keeps) : FAR, drive, 0, 0]) as Tensor1D,
    };
    const x = tensor(
      Array.from({ length: steps }, (_, t) => Number(t < rain)),
      [1, steps, 1],
    ) as Tensor3D;
    return unroll(lstm, weights, x).states.map(({ c }) => c.dataSync()[0]!);
  });
}
