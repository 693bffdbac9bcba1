/** Claim: a later token leaves what earlier positions computed as it was only under the causal mask. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, slice, sub, tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH, SEEDS] = [12, 8, [1, 2, 3, 4, 5]];

/** How much the outputs of the earlier positions move when one more token comes. */
const moved = (causal: boolean, seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'later token');
    const x = tensor3d(
      Array.from({ length: T * WIDTH }, () => random.normal()),
      [1, T, WIDTH],
    );
    const earlier = slice(x, [0, 0, 0], [1, T - 1, WIDTH]);
    const after = slice(attend(x, x, x, { causal }).output, [0, 0, 0], [1, T - 1, WIDTH]);
    return max(abs(sub(after, attend(earlier, earlier, earlier, { causal }).output))).dataSync()[0]!;
  });

export default defineClaim({
  cites: [],
  domain: 'any length and width, inputs up to 10 in size; without the mask, five draws',
  measure: async (mask: boolean = true) => ({
    masked: Math.max(...SEEDS.map((seed) => moved(mask, seed))),
    open: SEEDS.map((seed) => moved(false, seed)).sort((a, b) => a - b),
  }),
  holds: ({ masked, open }) => masked < 1e-5 && open[0]! > 0.01,
  says: ({ masked, open }) =>
    `When token ${T} is appended, the outputs of the ${T - 1} tokens before it change by at most ${inPowers(masked)} with the causal mask, and by ${open[0]!.toFixed(2)} to ${open.at(-1)!.toFixed(2)} without it, over ${SEEDS.length} draws.`,
  breaks: { by: 'no mask in either', alteration: false },
});
