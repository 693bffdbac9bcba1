/** Claim: in a trained LSTM the forget gates keep less, as it runs, than their biases alone say. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { mul, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { halfLifeOfBias, halfLifeOfGates } from '../own-network/memory.ts';
import { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { withModel } from '../trained/load.ts';
import { layerWeights } from '../training/network.ts';

const [SEQUENCES, STEPS] = [8, 100];

export default defineClaim({
  cites: [],
  domain: `the shipped LSTM of 4 units trained on the latch, on ${SEQUENCES} sequences of ${STEPS} time steps`,
  measure: (size: number = 1) =>
    withModel('latch-lstm', (network) =>
      scope(() => {
        const { W, U, b } = layerWeights(network) as LstmWeights;
        const H = U.shape[1];
        const { x } = latch.batch(new Random(5, 'half-lives'), SEQUENCES, STEPS);
        const weights = { W: mul(W, size), U: mul(U, size), b } as LstmWeights;
        const { gates } = unroll(lstm, weights, tensor(x, [SEQUENCES, STEPS, W.shape[1]]) as Tensor3D);
        const values = gates.map(({ f }) => f.dataSync());
        const units = Array.from({ length: H }, (_, unit) => unit);
        return {
          biases: units.map((unit) => halfLifeOfBias(b.dataSync()[H + unit] ?? 0)),
          run: units.map((unit) => halfLifeOfGates(values.flatMap((all) => [...all].filter((_, k) => k % H === unit)))),
        };
      }),
    ),
  holds: ({ biases, run }) => run.every((steps, unit) => steps < 0.8 * (biases[unit] ?? 0)),
  says: ({ biases, run }) => {
    const between = (steps: number[]) =>
      `${Math.min(...steps).toFixed(1)} to ${Math.max(...steps).toFixed(1)} time steps`;
    return `In an LSTM trained on the latch, the biases of the forget gates alone give the units half-lives of ${between(biases)}; its gates as it runs, in the geometric mean, give ${between(run)}.`;
  },
  breaks: { by: 'gates that read neither the input nor the state', alteration: 0 },
});
