/** Claim: a step of an LSTM computes three gates and hands on two states, a step of a GRU two gates and one state. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { max, min, tensor2d } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';

const [D, H, ROWS] = [4, 16, 32];

/** Counts one step on strong inputs: what stays between 0 and 1 is a gate, what stays between −1 and 1 a candidate. */
const count = (cell: Cell) =>
  scope(() => {
    const random = new Random(5, 'gates');
    const weights = cell.weights({ D, H }, random);
    const x = tensor2d(
      Array.from({ length: ROWS * D }, () => 10 * random.normal()),
      [ROWS, D],
    );
    const { state, gates } = cell.step(weights, x, cell.zero(weights, ROWS));
    const within = (low: number) =>
      Object.values(gates).filter((one) => min(one).dataSync()[0]! >= low && max(one).dataSync()[0]! <= 1).length;
    return {
      gates: within(0),
      candidates: within(-1) - within(0),
      states: Object.keys(state).length,
      blocks: weights.W!.shape[0]! / H,
    };
  });

export default defineClaim({
  cites: ['gers2000', 'cho2014'],
  domain: 'cells of any size, weights up to 30 times as large as fresh ones, finite inputs up to 10⁴ in size',
  measure: async (first: 'lstm' | 'elman' = 'lstm') => ({
    lstm: count(first === 'lstm' ? lstm : rnn()),
    gru: count(gru()),
  }),
  holds: ({ lstm: long, gru: short }) =>
    long.gates === 3 &&
    long.states === 2 &&
    long.blocks === 4 &&
    short.gates === 2 &&
    short.states === 1 &&
    short.blocks === 3 &&
    long.candidates === 1 &&
    short.candidates === 1,
  says: ({ lstm: long, gru: short }) =>
    `A step of the LSTM computes ${long.gates} gates with values between 0 and 1 and ${long.candidates} candidate between −1 and 1, from ${long.blocks} blocks of weights, and passes on ${long.states} states; ` +
    `a step of the GRU computes ${short.gates} gates and ${short.candidates} candidate, from ${short.blocks} blocks, and passes on ${short.states}.`,
  breaks: { by: 'a simple RNN in the place of the LSTM', alteration: 'elman' },
});
