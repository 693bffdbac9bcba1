/** Claim: each number of an attention output lies between the least and the greatest of the values it mixes. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { matMul, max, maximum, min, sub, tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH, SEEDS] = [12, 8, [1, 2, 3, 4, 5]];

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'queries and keys up to 100 in size and values up to 10⁴, up to rounding, without the mask or with it',
  measure: async (mix: 'weights' | 'scores' = 'weights') => ({
    outside: SEEDS.map((seed) =>
      scope(() => {
        const random = new Random(seed, 'range');
        const draw = () =>
          tensor3d(
            Array.from({ length: T * WIDTH }, () => random.normal()),
            [1, T, WIDTH],
          );
        const [q, k, v] = [draw(), draw(), draw()];
        const y = matMul(attend(q, k, v, { causal: false })[mix], v);
        return max(maximum(sub(y, max(v, 1, true)), sub(min(v, 1, true), y))).dataSync()[0]!;
      }),
    ),
  }),
  holds: ({ outside }) => Math.max(...outside) <= 1e-6,
  says: ({ outside }) =>
    `In ${SEEDS.length} draws of ${T} positions, no number of an attention output lies outside the range of the values that it averages; the nearest to an end stays ${(-Math.max(...outside)).toFixed(2)} inside.`,
  breaks: { by: 'values mixed by the raw scores', alteration: 'scores' },
});
