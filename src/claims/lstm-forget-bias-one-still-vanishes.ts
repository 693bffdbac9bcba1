/** Claim: a fresh LSTM with forget bias 1 still loses the gradient over 50 steps; it takes a larger bias to keep it. */

import { defineClaim, inPowers } from '../define.ts';
import { tidy } from '../engine/tfjs.ts';
import { lstmWithForgetBias } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { gradientByLag } from '../training/gradient-lag.ts';

const [LAG, SEEDS, BIASES] = [50, 3, [0, 1, 2]];

/** Median over seeds of the gradient's norm at lag 50, relative to lag 0. */
function reach(bias: number): number {
  const runs = Array.from({ length: SEEDS }, (_, seed) =>
    tidy(() => {
      const cell = lstmWithForgetBias(bias);
      const random = new Random(seed, 'forget bias');
      return gradientByLag(cell, cell.weights({ D: 8, H: 24 }, random), random, {
        steps: LAG + 1,
        inputs: 8,
        inputScale: 0.1,
      })[LAG]!;
    }),
  );
  return runs.sort((a, b) => a - b)[1]!;
}

export default defineClaim({
  cites: ['jozefowicz2015'],
  domain: 'fresh LSTMs of one size with small normal inputs, one lag and three draws',
  measure: async (biases: number[] = BIASES) => ({ biases, ratios: biases.map(reach) }),
  holds: ({ ratios: [none, one, two] }) => none! < one! / 1000 && one! < 0.01 && two! > 30 * one!,
  says: ({ biases, ratios }) =>
    `In a fresh LSTM, the gradient that reaches an input ${LAG} steps back, as a multiple of the gradient that reaches the last input, is ${inPowers(ratios[0]!)} with forget bias ${biases[0]}, ` +
    `${inPowers(ratios[1]!)} with bias ${biases[1]} and ${ratios[2]!.toFixed(2)} with bias ${biases[2]} (medians of ${SEEDS} draws).`,
  breaks: { by: 'forget bias 2 all three times', alteration: [2, 2, 2] },
});
