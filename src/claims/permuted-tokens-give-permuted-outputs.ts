/** Claim: without a mask, self-attention of tokens in another order gives the same outputs in that order. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, gather, max, sub, type Tensor3D, tensor1d, tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH, SEEDS] = [8, 16, [1, 2, 3, 4, 5]];

const apart = (causal: boolean, seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'permuted');
    const x = tensor3d(
      Array.from({ length: T * WIDTH }, () => random.normal()),
      [1, T, WIDTH],
    );
    const order = tensor1d([...random.permutation(T - 1).map((k) => k + 1), 0], 'int32');
    const moved = gather(x, order, 1) as Tensor3D;
    const y = attend(x, x, x, { causal }).output;
    return max(abs(sub(attend(moved, moved, moved, { causal }).output, gather(y, order, 1)))).dataSync()[0]!;
  });

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'any length, width and order, inputs up to 10 in size; with the mask, five draws',
  measure: async (openMask: boolean = false) => ({
    open: Math.max(...SEEDS.map((seed) => apart(openMask, seed))),
    causal: SEEDS.map((seed) => apart(true, seed)).sort((a, b) => a - b),
  }),
  holds: ({ open, causal }) => open < 1e-5 && causal[0]! > 0.01,
  says: ({ open, causal }) =>
    `If ${T} tokens are put into another order, self-attention gives each token the same output as before, within ${inPowers(open)}, over ${SEEDS.length} draws; with the causal mask the outputs differ by ${causal[0]!.toFixed(1)} to ${causal.at(-1)!.toFixed(1)}.`,
  breaks: { by: 'the causal mask in both', alteration: true },
});
