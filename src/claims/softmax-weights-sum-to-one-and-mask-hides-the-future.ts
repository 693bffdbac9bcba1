/** Claim: attention weights add up to 1, and the causal mask gives later positions a weight of 0. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH] = [12, 8];

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'any length and width, queries and keys up to 10⁶ in size',
  measure: async (causal: boolean = true) =>
    scope(() => {
      const random = new Random(19, 'mask');
      const draw = () =>
        tensor3d(
          Array.from({ length: T * WIDTH }, () => random.normal()),
          [1, T, WIDTH],
        );
      const rows = (attend(draw(), draw(), draw(), { causal }).weights.arraySync() as number[][][])[0]!;
      return {
        furthestFromOne: Math.max(...rows.map((row) => Math.abs(row.reduce((sum, share) => sum + share, 0) - 1))),
        future: Math.max(...rows.flatMap((row, query) => row.slice(query + 1))),
        positions: T,
      };
    }),
  holds: ({ furthestFromOne, future }) => furthestFromOne < 1e-5 && future === 0,
  says: ({ furthestFromOne, future, positions }) =>
    `Over ${positions} positions the weights of each query add up to 1 within ${inPowers(furthestFromOne)}, and with the causal mask the largest weight of a later position is ${future}.`,
  breaks: { by: 'attention without the mask', alteration: false },
});
