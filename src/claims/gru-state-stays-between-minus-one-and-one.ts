/** Claim: from zero, no unit of a GRU leaves the range from −1 to 1; the cell state of an LSTM does. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { mul, tensor3d } from '../engine/tfjs.ts';
import type { Cell, State } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T, SEEDS] = [4, 16, 100, [1, 2, 3, 4, 5]];

/** The least and the largest value of a kind of state, over all steps, with weights ten times as large as fresh ones. */
const range = (cell: Cell, name: keyof State & string, seed: number): number[] =>
  scope(() => {
    const random = new Random(seed, 'range');
    const weights = Object.fromEntries(
      Object.entries(cell.weights({ D, H }, random)).map(([key, value]) => [key, mul(value, 10)]),
    );
    const x = tensor3d(
      Array.from({ length: T * D }, () => random.normal()),
      [1, T, D],
    );
    const states = unroll(cell, weights, x).states.flatMap((state) => [...state[name]!.dataSync()]);
    return [Math.min(...states), Math.max(...states)];
  });

const shown = (value: number) => String(Number(value.toFixed(3))).replace('-', '−');

export default defineClaim({
  cites: ['weiss2018'],
  domain:
    'GRUs of any size that start from zero, weights up to 30 times as large as fresh ones, inputs up to 10⁴ in size; the LSTMs are five draws',
  measure: async (first: 'gru' | 'lstm' = 'gru') => {
    const ofLstm = (seed: number) => range(lstm, 'c', seed);
    const ofGru = (seed: number) => range(gru(), 'h', seed);
    const bounded = SEEDS.flatMap(first === 'gru' ? ofGru : ofLstm);
    return {
      least: Math.min(...bounded),
      most: Math.max(...bounded),
      lstm: Math.min(...SEEDS.map((seed) => Math.max(...ofLstm(seed).map(Math.abs)))),
    };
  },
  holds: ({ least, most, lstm: free }) => least >= -1 && most <= 1 && free > 2,
  says: ({ least, most, lstm: free }) =>
    `Over ${T} steps and ${SEEDS.length} draws of large random weights, every unit of a GRU stays between ${shown(least)} and ${shown(most)}; the cell state of an LSTM comes to lie at least ${free.toFixed(1)} away from zero in each draw.`,
  breaks: { by: 'the cell state of an LSTM in the place of the GRU', alteration: 'lstm' },
});
