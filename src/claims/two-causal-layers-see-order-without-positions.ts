/** Claim: one causal layer without positions is blind to the order of the past; a second one on top is not. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, gather, max, slice, sub, type Tensor3D, tensor1d, tensor3d } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH, ORDER, SEEDS] = [8, 16, [4, 1, 6, 0, 3, 5, 2, 7], [1, 2, 3, 4, 5]];

/** How much the last output of so many layers moves when the earlier inputs change places. */
const moved = (layers: number, seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'two layers');
    const weights = Array.from({ length: layers }, () => attention().weights({ D: WIDTH, H: WIDTH }, random));
    const x = tensor3d(
      Array.from({ length: T * WIDTH }, () => random.normal()),
      [1, T, WIDTH],
    );
    const last = (input: Tensor3D) =>
      slice(
        weights.reduce((y, layer) => attention().apply(layer, y), input),
        [0, T - 1, 0],
        [1, 1, WIDTH],
      );
    return max(abs(sub(last(x), last(gather(x, tensor1d(ORDER, 'int32'), 1) as Tensor3D)))).dataSync()[0]!;
  });

export default defineClaim({
  cites: [],
  domain:
    'one layer of any length and width with fresh weights, inputs up to 10 in size; the two layers are five draws',
  measure: async (layers: number = 2) => ({
    one: Math.max(...SEEDS.map((seed) => moved(1, seed))),
    two: SEEDS.map((seed) => moved(layers, seed)).sort((a, b) => a - b),
  }),
  holds: ({ one, two }) => one < 1e-5 && two[0]! > 0.005,
  says: ({ one, two }) =>
    `When the ${T - 1} inputs before the last change places, the last output of one fresh causal layer without positions moves by at most ${inPowers(one)}, and that of two layers by ${two[0]!.toFixed(2)} to ${two.at(-1)!.toFixed(2)}, over ${SEEDS.length} draws.`,
  breaks: { by: 'one layer in both', alteration: 1 },
});
