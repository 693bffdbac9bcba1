/** Training with tfjs alone: variables, a loss, and tfjs' Adam. Ours and the hand-composed peer go through this. */

import type { Optimizer, Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D, Variable } from '../engine/tfjs.ts';
import {
  add,
  dispose,
  matMul,
  mean,
  reshape,
  slice,
  squaredDifference,
  tensor,
  tidy,
  train,
  variable,
} from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import type { Given } from './family.ts';
import { type Runner, runner } from './runner.ts';
import { headTensors, weightTensors } from './weights.ts';

/** Adam as every runner uses it: learning rate, decay rates, and tfjs' guard against a division by zero. */
export const ADAM = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** tfjs' Adam with the settings that all share. */
export const adam = () => train.adam(ADAM.learningRate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);

/** The last position of h [B,T,H], as [B,H]. */
export const lastOf = (h: Tensor3D): Tensor2D =>
  reshape(slice(h, [0, h.shape[1] - 1, 0], [-1, 1, -1]), [h.shape[0], h.shape[2]]);

/**
 * Trains on the given, step by step; `lastH` computes the last h [B,H] from the weights, which are variables, and
 * `readOut` V h + v from it, in tfjs' operations unless given. `owned` is freed with the runner.
 */
export function adamRunner(
  given: Given,
  lastH: (weights: Tensors) => Tensor,
  owned: Tensor[],
  makeOptimizer: () => Optimizer = adam,
  readOut = (V: Tensor2D, h: Tensor2D, v: Tensor1D): Tensor => add(matMul(h, V, false, true), v),
): Runner {
  const learned = (values: Tensors): Record<string, Variable> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, variable(value, !given.frozen.includes(name))]),
    );
  const [weights, head] = tidy(() => [learned(weightTensors(given)), learned(headTensors(given))]);
  const all = [...Object.values(weights), ...Object.values(head)];
  const y = tensor(given.y, [given.B, 1]);
  const optimizer = makeOptimizer();
  const loss = () => {
    const answer = readOut(head.V as Tensor as Tensor2D, lastH(weights) as Tensor2D, head.v as Tensor as Tensor1D);
    return mean(squaredDifference(answer, y)) as Scalar;
  };
  const learning = all.filter(({ trainable }) => trainable);
  const step = () => {
    const value = optimizer.minimize(loss, true, learning)!;
    const [number] = value.dataSync();
    value.dispose();
    return number!;
  };
  return runner(given, step, () => {
    optimizer.dispose();
    dispose([...all, y, ...owned]);
  });
}
