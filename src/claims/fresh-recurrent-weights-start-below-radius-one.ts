/** Claim: recurrent weights drawn uniformly in ±1/√H have a spectral radius of about 0.58, so a fresh RNN starts by forgetting. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { matMul, mul, norm, type Tensor2D, tensor2d } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';

const [H, STEPS, SEEDS] = [256, 40, [1, 2, 3, 4, 5]];

/** How much each of many products with U shrinks a vector, which tends to the spectral radius. */
const shrinkage = (seed: number, scale: number) =>
  scope(() => {
    const random = new Random(seed, 'radius');
    const { U } = rnn().weights({ D: 1, H }, random);
    let v = tensor2d(
      Array.from({ length: H }, () => random.normal()),
      [H, 1],
    );
    const start = norm(v).dataSync()[0]!;
    for (let t = 0; t < STEPS; t++) v = mul(matMul(U, v), scale) as Tensor2D;
    return (norm(v).dataSync()[0]! / start) ** (1 / STEPS);
  });

export default defineClaim({
  cites: ['tao2008'],
  domain: 'one width and these five draws',
  measure: async (scale: number = 1) => ({ radii: SEEDS.map((seed) => shrinkage(seed, scale)).sort((a, b) => a - b) }),
  holds: ({ radii }) => radii.every((radius) => Math.abs(radius - 1 / Math.sqrt(3)) < 0.03),
  says: ({ radii }) =>
    `Drawn uniformly in ±1/√H, a recurrent matrix of ${H} units shrinks a vector by a factor of ${radii[2]!.toFixed(2)} a step (median of ${radii.length} draws, from ${radii[0]!.toFixed(3)} to ${radii.at(-1)!.toFixed(3)}), where theory says 1/√3 ≈ 0.58.`,
  breaks: { by: 'weights twice as large', alteration: 2 },
});
