/** Claim: dividing attention among heads changes what it computes, and neither its weights nor its products. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, tensor3d } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import { attention } from '../models/attention/layer.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [T, WIDTH, HEADS] = [6, 32, [1, 4, 8]];

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'any number of heads that divides the width, any length; what the heads compute is one draw',
  measure: async (wider: number = 1) =>
    scope(() => {
      const x = (() => {
        const random = new Random(41, 'heads');
        return tensor3d(
          Array.from({ length: T * WIDTH }, () => random.normal()),
          [1, T, WIDTH],
        );
      })();
      const each = HEADS.map((heads, n) => {
        const H = n === 0 ? WIDTH : WIDTH * wider;
        const weights = attention(heads).weights({ D: WIDTH, H }, new Random(43));
        const { states } = unroll(attentionCell(heads), weights, x);
        const { keys, values } = states.at(-1)!;
        return {
          heads,
          weights: Object.values(weights).reduce((sum, { size }) => sum + size, 0),
          kept: keys.size + values.size,
        };
      });
      const weights = attention(1).weights({ D: WIDTH, H: WIDTH }, new Random(43));
      const apart = sub(attention(HEADS.at(-1)!).apply(weights, x), attention(1).apply(weights, x));
      return {
        heads: HEADS,
        weights: each.map((one) => one.weights),
        kept: each.map((one) => one.kept),
        apart: max(abs(apart)).dataSync()[0]!,
      };
    }),
  holds: ({ weights, kept, apart }) => new Set(weights).size === 1 && new Set(kept).size === 1 && apart > 0.05,
  says: ({ heads, weights, kept, apart }) =>
    `Whether it has ${heads.slice(0, -1).join(', ')} or ${heads.at(-1)} heads, a layer ${WIDTH} units wide has ${weights[0]} weights and stores ${kept[0]} numbers for ${T} tokens; with the same weights, ${heads.at(-1)} heads instead of one change the output by up to ${apart.toFixed(1)}.`,
  breaks: { by: 'a wider layer where there are several heads', alteration: 2 },
});
