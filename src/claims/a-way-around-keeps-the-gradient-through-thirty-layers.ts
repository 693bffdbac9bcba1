/** Claim: a residual connection keeps the gradient of a deep stack; without it it fades. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { add, grad, norm, sum, type Tensor2D, tanh, tensor } from '../engine/tfjs.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { Random } from '../random.ts';

const [WIDTH, LAYERS, SEEDS] = [32, 30, [1, 2, 3, 4, 5]];

/** The norm of the gradient at the input of a fresh stack, for a gradient of norm 1 a number at its end. */
const reaching = (around: boolean, seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'stack');
    const matrices = Array.from({ length: LAYERS }, () => uniform(random, [WIDTH, WIDTH], 1 / Math.sqrt(WIDTH)));
    const x = tensor(
      Array.from({ length: WIDTH }, () => random.normal()),
      [1, WIDTH],
    ) as Tensor2D;
    const stack = (z: Tensor2D) =>
      matrices.reduce((y, W) => (around ? (add(y, tanh(times(W, y))) as Tensor2D) : tanh(times(W, y))), z);
    return norm(grad((z) => sum(stack(z as Tensor2D)))(x)).dataSync()[0]! / Math.sqrt(WIDTH);
  });

export default defineClaim({
  cites: [],
  domain: 'fresh uniform weights in ±1/√H, normal inputs, these five draws',
  measure: async (around: boolean = true) => ({
    plain: SEEDS.map((seed) => reaching(false, seed)).sort((a, b) => a - b),
    residual: SEEDS.map((seed) => reaching(around, seed)).sort((a, b) => a - b),
  }),
  holds: ({ plain, residual }) => plain.at(-1)! < 1e-4 && residual[0]! > 0.1,
  says: ({ plain, residual }) =>
    `Through ${LAYERS} fresh tanh layers of ${WIDTH} units ${inPowers(plain[2]!)} of a gradient arrives (${inPowers(plain[0]!)} to ${inPowers(plain.at(-1)!)}); with a residual connection around each layer it is ${residual[2]!.toPrecision(2)} (${residual[0]!.toPrecision(2)} to ${residual.at(-1)!.toPrecision(2)}), medians and ranges of ${SEEDS.length} draws.`,
  breaks: { by: 'no residual connection', alteration: false },
});
