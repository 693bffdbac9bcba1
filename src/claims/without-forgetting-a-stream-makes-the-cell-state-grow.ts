/** Claim: on a long stream the cell state of an LSTM that never forgets grows; one with a free forget gate does not. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, mean, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { clampGate } from '../training/clamp.ts';

const [D, H, ROWS, SHORT, LONG, FORGET] = [4, 16, 8, 20, 200, 1];

/** The mean size of a cell state after a short and after a long stream of noise, over fresh cells: one number a length. */
const sizes = (seed: number, held: number | undefined) =>
  scope(() => {
    const random = new Random(seed, 'stream');
    const fresh = lstm.weights({ D, H }, random);
    const weights: LstmWeights = held === undefined ? fresh : clampGate(fresh, FORGET, held);
    return [SHORT, LONG].map((T) => {
      const x = tensor(
        Array.from({ length: ROWS * T * D }, () => random.normal()),
        [ROWS, T, D],
      ) as Tensor3D;
      return mean(abs(run(lstm, weights, x).last.c)).dataSync()[0]!;
    });
  });

export default defineClaim({
  cites: ['gers1999', 'gers2000'],
  domain: 'fresh LSTMs of one size on normal noise, these three draws',
  measure: async (held: number = 1) => {
    const grown = [0, 1, 2].map((seed) => sizes(seed, held)).map(([short, long]) => long! / short!);
    const free = [0, 1, 2].map((seed) => sizes(seed, undefined)).map(([short, long]) => long! / short!);
    return {
      short: SHORT,
      long: LONG,
      grown: [Math.min(...grown), Math.max(...grown)],
      free: [Math.min(...free), Math.max(...free)],
    };
  },
  holds: ({ grown, free }) => grown[0]! > 2 && free[1]! < 1.3,
  says: ({ short, long, grown, free }) =>
    `In three fresh LSTMs with the forget gate held at 1, the cell state after ${long} steps of noise is ${grown[0]!.toFixed(1)} to ${grown[1]!.toFixed(1)} times as large as after ${short}; with the gate left as it is, ${free[0]!.toFixed(2)} to ${free[1]!.toFixed(2)} times.`,
  breaks: { by: 'the gate held at 0.9', alteration: 0.9 },
});
