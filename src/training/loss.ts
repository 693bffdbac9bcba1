/** What training makes small, and what readers are told: masked cross-entropy or squared error, and the share right. */
import { fusedCrossEntropy } from '../engine/cross-entropy.ts';
import type { Scalar, Tensor, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import {
  abs,
  argMax,
  cast,
  equal,
  greater,
  less,
  logicalAnd,
  logSumExp,
  mul,
  oneHot,
  squaredDifference,
  squeeze,
  sub,
  sum,
  tensor,
  tidy,
  where,
  zerosLike,
} from '../engine/tfjs.ts';
import type { Batch } from '../tasks/task.ts';

/**
 * A batch as tensors: x [B,T,D], the right class y [B,T] as int32 or the right number `target` [B,T], and each answer's
 * share [B,T] of the loss.
 */
export interface BatchTensors {
  x: Tensor3D;
  y: Tensor2D;
  target?: Tensor2D;
  share: Tensor2D;
}

/** The tensors of a batch; the shares of the scored answers add up to 1. Dispose of them, or use a tidy. */
export function toTensors({ x, y, target, scored, B, T }: Batch): BatchTensors {
  // A batch may happen to score nothing: then its loss is 0, not 0/0.
  const total = Math.max(
    1,
    scored.reduce((count, one) => count + one, 0),
  );
  return {
    x: tensor(x, [B, T, x.length / (B * T)]),
    y: tensor(y, [B, T], 'int32'),
    ...(target ? { target: tensor(target, [B, T]) as Tensor2D } : {}),
    share: tensor(
      scored.map((one) => one / total),
      [B, T],
    ),
  };
}

/** Mean cross-entropy of the class scores [B,T,K] over the scored answers, in nats. */
export function crossEntropy(scores: Tensor3D, { y, share }: BatchTensors): Scalar {
  const fused = fusedCrossEntropy(scores, y, share);
  if (fused) return fused;
  // Picked out, not multiplied by 0 and 1: a score of -∞ for another class costs nothing.
  const isRight = cast(oneHot(y, scores.shape[2]), 'bool');
  const right = sum(where(isRight, scores, zerosLike(scores)), -1);
  return sum(mul(sub(logSumExp(scores, -1), right), share));
}

/** Mean squared error of the answers [B,T,1] over those that are scored. */
export const squaredError = (answers: Tensor3D, { target, share }: BatchTensors): Scalar =>
  sum(mul(squaredDifference(squeeze(answers, [2]), target!), share));

/** What training makes small: the squared error where the answers are numbers, else the cross-entropy. */
export const lossOf = (scores: Tensor3D, batch: BatchTensors): Scalar =>
  batch.target ? squaredError(scores, batch) : crossEntropy(scores, batch);

/** A number is right if it is off by less. */
const NEAR = 0.1;

/** Share of the scored answers whose class has the highest score, or whose number is near the right one, 0 to 1. */
export const accuracy = (scores: Tensor3D, { y, target, share }: BatchTensors): number =>
  tidy(() => {
    const isScored = greater(share, 0);
    const isNear = target && less(abs(sub(squeeze(scores, [2]), target)), NEAR);
    const isRight = logicalAnd(isScored, isNear ?? equal(cast(argMax(scores, -1), 'int32'), y));
    // Counted, not added up from the shares: their rounding would make a perfect network 99.999 % right.
    const count = (flags: Tensor) => sum(cast(flags, 'float32')).dataSync()[0];
    return count(isRight) / Math.max(1, count(isScored));
  });
