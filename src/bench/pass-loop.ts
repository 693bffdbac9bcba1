/** Forward and backward without learning: what `pass` rows time, for ours and for the hand-composed peer. */

import { clone, dispose, grads, type Tensor, type Tensor3D, tensor, tidy } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import type { Given } from './family.ts';
import { type Runner, timed } from './runner.ts';
import { weightTensors } from './weights.ts';

/**
 * Passes `given.y` back through y(weights, x), over and over, to the gradients of all weights and of x. It proves the
 * gradients, one after another in the order of the weights, that of x last. `owned` is freed with the runner.
 */
export function passRunner(given: Given, y: (weights: Tensors, x: Tensor3D) => Tensor3D, owned: Tensor[]): Runner {
  const { B, T, D, H } = given;
  const weights = weightTensors(given);
  const [x, dy] = [tensor(given.x, [B, T, D]), tensor(given.y, [B, T, H])];
  const names = Object.keys(weights);
  const pass = grads((...values) => {
    // As in a network, where all that comes in has been computed; whoever keeps a tape can see that a gradient is wanted.
    const made = values.map((value) => clone(value));
    return y(Object.fromEntries(names.map((name, k) => [name, made[k]])), made.at(-1) as Tensor3D);
  });
  const gradients = () => pass([...Object.values(weights), x], dy);
  return {
    prove: () => tidy(() => Float32Array.from(gradients().flatMap((gradient) => [...gradient.dataSync()]))),
    time: (calls) => timed(() => dispose(gradients()), calls),
    dispose: () => dispose([weights, x, dy, ...owned]),
  };
}
