/** Claim: softmax sees only differences between scores. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, max, mul, softmax, sub, tensor1d } from '../engine/tfjs.ts';

const SCORES = [2, 1, 0, -1];

export default defineClaim({
  cites: [],
  domain: 'scores up to 100 in size and an added number up to 100, in float32',
  measure: async (added: number | number[] = 50) =>
    scope(() => {
      const scores = tensor1d(SCORES);
      const shares = softmax(scores);
      const moved = softmax(add(scores, added as number));
      const doubled = softmax(mul(scores, 2));
      return {
        added: Array.isArray(added) ? added[0]! : added,
        apart: max(abs(sub(moved, shares))).dataSync()[0]!,
        first: shares.dataSync()[0]!,
        sharper: doubled.dataSync()[0]!,
      };
    }),
  holds: ({ apart, first, sharper }) => apart < 1e-6 && sharper > first,
  says: ({ added, apart, first, sharper }) =>
    `Adding ${added} to each of ${SCORES.length} logits changes ${apart === 0 ? 'no probability' : `no probability by more than ${inPowers(apart)}`}; doubling the logits raises the largest probability from ${first.toFixed(2)} to ${sharper.toFixed(2)}.`,
  breaks: { by: '1 added to the first score only', alteration: [1, 0, 0, 0] },
});
