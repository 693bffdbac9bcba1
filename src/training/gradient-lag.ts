/** How much of the training signal reaches an input k steps back: the gradient's norm against lag. */
import type { Cell, Tensors } from '../cells/cell.ts';
import { elman } from '../cells/elman.ts';
import { unroll } from '../cells/unroll.ts';
import { grad, matMul, mul, norm, slice, squeeze, sum, tensor2d, tensor3d, tidy, unstack, zerosLike, type Tensor, type Tensor2D, type Tensor3D } from '../engine/tfjs.ts';
import { Random } from '../random.ts';

/**
 * Norms of the gradient of a random projection of the last h with respect to the input at each lag, divided by that at
 * lag 0: entry k belongs to the input k steps before the last. `inputs` of them are drawn with standard deviation
 * `inputScale`; the sequence has `steps` steps.
 */
export function gradientByLag<W extends Tensors, S extends Tensors & { h: Tensor }, G extends Tensors>(
  cell: Cell<W, S, G>, weights: W, random: Random, { steps, inputs, inputScale = 1 }: { steps: number; inputs: number; inputScale?: number },
): number[] {
  return tidy(() => {
    const draw = (count: number, scale: number) => Array.from({ length: count }, () => scale * random.normal());
    const x = tensor3d(draw(steps * inputs, inputScale), [1, steps, inputs]);
    const H = (cell.zero(weights, 1) as S).h.shape.at(-1)!;
    const direction = tensor2d(draw(H, 1), [1, H]);
    const loss = (input: Tensor) => {
      const { h } = unroll(cell, weights, input as Tensor3D);
      return sum(mul(squeeze(slice(h, [0, steps - 1, 0], [1, 1, H]), [1]), direction));
    };
    const byStep = unstack(squeeze(grad(loss)(x), [0])).map((g) => norm(g).dataSync()[0]!);
    return byStep.reverse().map((size) => size / byStep[0]!);
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

/**
 * The gradient at one lag relative to lag 0 in a fresh RNN whose U has been scaled to a spectral radius: the median of
 * three draws, for inputs of standard deviation 0.1.
 */
export function gradientAtRadius(activation: 'tanh' | 'identity', radius: number, lag: number): number {
  const cell = elman(activation);
  const draws = [0, 1, 2].map((seed) => tidy(() => {
    const random = new Random(seed, 'radius');
    const { W, U, b } = cell.weights({ D: 8, H: 24 }, random);
    const weights = { W, U: mul(U, radius / spectralRadius(U)) as Tensor2D, b: zerosLike(b) };
    return gradientByLag(cell, weights, random, { steps: lag + 1, inputs: 8, inputScale: 0.1 })[lag]!;
  }));
  return draws.sort((a, b) => a - b)[1]!;
}
