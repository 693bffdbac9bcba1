/** How much of the training signal reaches an input k steps back: the gradient's norm against lag. */

import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import {
  add,
  concat1d,
  fill,
  grad,
  matMul,
  mul,
  norm,
  sum,
  tensor2d,
  tensor3d,
  tidy,
  zeros,
  zerosLike,
} from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstmWithForgetBias } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';

/**
 * Norms of the gradient of a random projection of the last h with respect to the input at each lag, divided by that at
 * lag 0: entry k belongs to the input k steps before the last. `inputs` of them are drawn with standard deviation
 * `inputScale`; the sequence has `steps` steps.
 */
export function gradientByLag<W extends Tensors, S extends State>(
  cell: Cell<W, S>,
  weights: W,
  random: Random,
  { steps, inputs, inputScale = 1 }: { steps: number; inputs: number; inputScale?: number },
): number[] {
  return tidy(() => {
    const draw = (count: number, scale: number) => Array.from({ length: count }, () => scale * random.normal());
    const x = tensor3d(draw(steps * inputs, inputScale), [1, steps, inputs]);
    const H = cell.zero(weights, 1).h.shape.at(-1)!;
    const direction = tensor2d(draw(H, 1), [1, H]);
    const loss = (input: Tensor) => sum(mul(run(cell, weights, input as Tensor3D).last.h, direction));
    const byStep = [...norm(grad(loss)(x), 'euclidean', [0, 2]).dataSync()].reverse();
    return byStep.map((size) => size / byStep[0]!);
  });
}

/** The spectral radius of a square matrix: the growth rate of its powers, by repeated squaring. */
export function spectralRadius(U: Tensor2D): number {
  return tidy(() => {
    let power: Tensor2D = U;
    let logarithm = 0;
    const squarings = 12;
    for (let k = 0; k < squarings; k++) {
      const size = norm(power).dataSync()[0]!;
      logarithm += Math.log(size) / 2 ** k;
      const scaled = mul(power, 1 / size) as Tensor2D;
      power = matMul(scaled, scaled);
    }
    return Math.exp(logarithm + Math.log(norm(power).dataSync()[0]!) / 2 ** squarings);
  });
}

/** A fresh network to measure: an RNN of a radius, an LSTM of a forget bias or a GRU of an update bias. */
export type FreshNetwork =
  | { kind: 'rnn'; activation: 'tanh' | 'identity'; radius: number }
  | { kind: 'lstm'; bias: number }
  | { kind: 'gru'; bias: number };

/** Norms of the gradient at lags 0 … steps − 1 relative to lag 0, one row a draw, for a network of 24 units and 8 inputs. */
export function drawGradients(network: FreshNetwork, seeds: number[], steps: number, inputScale: number): number[][] {
  const [D, H] = [8, 24];
  return seeds.map((seed) =>
    tidy(() => {
      const random = new Random(seed, network.kind);
      const measure = <W extends Tensors, S extends State>(cell: Cell<W, S>, change: (weights: W) => W) =>
        gradientByLag(cell, change(cell.weights({ D, H }, random)), new Random(seed, 'x'), {
          steps,
          inputs: D,
          inputScale,
        });
      if (network.kind === 'lstm') return measure(lstmWithForgetBias(network.bias), (weights) => weights);
      if (network.kind === 'gru') {
        const bias = concat1d([zeros([H]), fill([H], network.bias), zeros([H])]);
        return measure(gru(), (weights) => ({ ...weights, b: add(weights.b, bias) as Tensor1D }));
      }
      return measure(rnn(network.activation), ({ W, U, b }) => ({
        W,
        U: mul(U, network.radius / spectralRadius(U)) as Tensor2D,
        b: zerosLike(b),
      }));
    }),
  );
}

/** The median over draws at one lag. */
export const medianAt = (draws: number[][], lag: number): number =>
  draws.map((run) => run[lag]).sort((a, b) => a - b)[Math.floor(draws.length / 2)];

/** The gradient at one lag relative to lag 0 in a fresh RNN of a radius, with small inputs: the median of three draws. */
export const gradientAtRadius = (activation: 'tanh' | 'identity', radius: number, lag: number): number =>
  medianAt(drawGradients({ kind: 'rnn', activation, radius }, [0, 1, 2], lag + 1, 0.1), lag);
