/** Training with tfjs alone: variables, a loss, and tfjs' Adam. Ours and the hand-composed peer go through this. */
import type { Tensors } from '../cells/cell.ts';
import {
  add, dispose, matMul, mean, squaredDifference, tensor, tidy, train, variable,
} from '../engine/tfjs.ts';
import type { Optimizer, Scalar, Tensor, Tensor2D, Variable } from '../engine/tfjs.ts';
import { ADAM, weightTensors, type Given } from './given.ts';
import { runner, type Runner } from './runner.ts';

/** tfjs' Adam with the settings that all share. */
export const adam = () => train.adam(ADAM.rate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);

/** Trains on the given, step by step; `lastH` computes the last h [B,H] from the weights, which are variables. */
export function adamRunner(
  given: Given, lastH: (weights: Tensors) => Tensor, inputs: Tensor[], makeOptimizer: () => Optimizer = adam,
): Runner {
  const weights: Record<string, Variable> = tidy(() => Object.fromEntries(Object.entries(weightTensors(given))
    .map(([name, value]) => [name, variable(value, !given.frozen.includes(name as never))])));
  const y = tensor(given.y, [given.B, 1]);
  const learning = Object.values(weights).filter(({ trainable }) => trainable);
  const optimizer = makeOptimizer();
  const loss = () => {
    const answer = add(matMul(lastH(weights) as Tensor2D, weights.V as Tensor as Tensor2D, false, true), weights.v!);
    return mean(squaredDifference(answer, y)) as Scalar;
  };
  const step = () => {
    const value = optimizer.minimize(loss, true, learning)!;
    const [number] = value.dataSync();
    value.dispose();
    return number!;
  };
  return runner(given, step, () => {
    optimizer.dispose();
    dispose([...Object.values(weights), y, ...inputs]);
  });
}
