/** Claim: for the same random queries and keys, the largest attention weight is far smaller in linear attention than with a softmax. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { max, mean, mul, slice, type Tensor3D, tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { Random } from '../random.ts';
import { asMatrix } from '../training/linear-forms.ts';

const [T, WIDTH, SHARP, SEEDS] = [32, 16, 3, [1, 2, 3, 4, 5]];

/** The mean over the later half of the queries of the largest attention weight, in percent. */
const greatest = (form: 'linear' | 'softmax', seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'spreads');
    const draw = (): Tensor3D =>
      mul(
        tensor3d(
          Array.from({ length: T * WIDTH }, () => random.normal()),
          [1, T, WIDTH],
        ),
        SHARP,
      );
    const [q, k] = [draw(), draw()];
    const shares = form === 'linear' ? asMatrix(q, k, k).shares : attend(q, k, k).weights;
    return 100 * mean(max(slice(shares, [0, T / 2, 0], [1, T / 2, T]), -1)).dataSync()[0]!;
  });
const sorted = (form: 'linear' | 'softmax') => SEEDS.map((seed) => greatest(form, seed)).sort((a, b) => a - b);
const percent = (shares: number[]) =>
  `${shares[2]!.toFixed(0)} % (${shares[0]!.toFixed(0)} to ${shares.at(-1)!.toFixed(0)})`;

export default defineClaim({
  cites: [],
  domain: 'normal queries and keys of one size and width, these five draws',
  measure: async (form: 'linear' | 'softmax' = 'linear') => ({ linear: sorted(form), softmax: sorted('softmax') }),
  holds: ({ linear, softmax }) => linear.at(-1)! < 30 && softmax[0]! > 60,
  says: ({ linear, softmax }) =>
    `For the same ${T} random queries and keys, the best key gets ${percent(softmax)} of the attention with a softmax and ${percent(linear)} with the feature map elu + 1; medians and ranges over ${SEEDS.length} draws.`,
  breaks: { by: 'a softmax in both', alteration: 'softmax' },
});
