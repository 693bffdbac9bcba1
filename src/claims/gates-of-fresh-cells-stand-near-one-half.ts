/** Claim: the gates of fresh cells stand near one half; it takes a bias to move them from there. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { stack, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { lstmWithForgetBias } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T, ROWS, SEEDS] = [8, 24, 20, 8, 5];

/** The mean of the gate and the range that holds nine tenths of its values, over fresh cells reading noise. */
const spread = (bias: number) => {
  const values = Array.from({ length: SEEDS }, (_, seed) =>
    scope(() => {
      const random = new Random(seed, 'fresh gates');
      const cell = lstmWithForgetBias(bias);
      const weights = cell.weights({ D, H }, random);
      const x = tensor(
        Array.from({ length: ROWS * T * D }, () => random.normal()),
        [ROWS, T, D],
      ) as Tensor3D;
      return [...stack(unroll(cell, weights, x).gates.map(({ f }) => f)).dataSync()];
    }),
  )
    .flat()
    .sort((a, b) => a - b);
  const at = (share: number) => values[Math.floor(share * (values.length - 1))]!;
  return { mean: values.reduce((sum, value) => sum + value, 0) / values.length, low: at(0.05), high: at(0.95) };
};

export default defineClaim({
  cites: ['jozefowicz2015'],
  domain: 'fresh weights in ±1/√H and normal inputs, these five draws',
  measure: async (bias: number = 0) => ({ seeds: SEEDS, inputs: D, units: H, plain: spread(bias), raised: spread(3) }),
  holds: ({ plain, raised }) =>
    Math.abs(plain.mean - 0.5) < 0.02 && plain.low > 0.2 && plain.high < 0.8 && raised.mean > 0.9,
  says: ({ seeds, units, plain, raised }) =>
    `In ${seeds} fresh LSTMs of ${units} units that read noise, the forget gate with bias 0 averages ${plain.mean.toFixed(2)} and nine out of ten of its values lie between ${plain.low.toFixed(2)} and ${plain.high.toFixed(2)}; with bias 3 the average is ${raised.mean.toFixed(2)}.`,
  breaks: { by: 'bias 3 in both', alteration: 3 },
});
