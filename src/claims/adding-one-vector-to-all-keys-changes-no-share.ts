/** Claim: a softmax sees only differences of scores: adding the same vector to every key changes no attention weight. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, max, mul, sub, tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH] = [12, 8];

export default defineClaim({
  cites: [],
  domain: 'queries, keys and added vectors up to 30 in size, up to rounding of the scores in float32',
  measure: async (factor: number = 1) =>
    scope(() => {
      const random = new Random(37, 'shift');
      const draw = (rows: number) =>
        tensor3d(
          Array.from({ length: rows * WIDTH }, () => random.normal()),
          [1, rows, WIDTH],
        );
      const [q, k, same] = [draw(T), draw(T), draw(1)];
      const [before, after] = [attend(q, k, k), attend(q, add(mul(k, factor), same), k)];
      const apart = (a: typeof before, b: typeof before, of: 'scores' | 'weights') =>
        max(abs(sub(a[of], b[of]))).dataSync()[0]!;
      return { scores: apart(before, after, 'scores'), shares: apart(before, after, 'weights') };
    }),
  holds: ({ scores, shares }) => scores > 0.5 && shares < 1e-5,
  says: ({ scores, shares }) =>
    `Adding the same vector to all keys changes scores by up to ${scores.toFixed(1)}, all scores of one query by the same number, so the attention weights change by at most ${inPowers(shares)}, which is rounding.`,
  breaks: { by: 'keys that are doubled as well', alteration: 2 },
});
