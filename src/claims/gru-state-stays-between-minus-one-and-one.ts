/** Claim: from zero, no unit of a GRU leaves the range from −1 to 1; the cell state of an LSTM does. */
import type { Cell, State } from '../cells/cell.ts';
import { gru } from '../cells/gru.ts';
import { lstm } from '../cells/lstm.ts';
import { unroll } from '../cells/unroll.ts';
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, mul, tensor3d } from '../engine/tfjs.ts';
import { Random } from '../random.ts';

const [D, H, T, SEEDS] = [4, 16, 100, [1, 2, 3, 4, 5]];

/** The largest absolute value of a kind of state, over all steps, with weights ten times as large as fresh ones. */
const furthest = (cell: Cell, name: keyof State & string, seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'range');
    const weights = Object.fromEntries(
      Object.entries(cell.weights({ D, H }, random)).map(([key, value]) => [key, mul(value, 10)]),
    );
    const x = tensor3d(
      Array.from({ length: T * D }, () => random.normal()),
      [1, T, D],
    );
    return Math.max(...unroll(cell, weights, x).states.map((state) => max(abs(state[name]!)).dataSync()[0]!));
  });

export default defineClaim({
  cites: ['weiss2018'],
  measure: async (first: 'gru' | 'lstm' = 'gru') => ({
    gru: Math.max(
      ...SEEDS.map((seed) =>
        first === 'gru' ? furthest(gru() as unknown as Cell, 'h', seed) : furthest(lstm as unknown as Cell, 'c', seed),
      ),
    ),
    lstm: Math.min(...SEEDS.map((seed) => furthest(lstm as unknown as Cell, 'c', seed))),
  }),
  holds: ({ gru: bounded, lstm: free }) => bounded <= 1 && free > 2,
  says: ({ gru: bounded, lstm: free }) =>
    `Over ${T} steps and ${SEEDS.length} draws of large random weights, no unit of a GRU gets further from zero than ${Number(bounded.toFixed(3))}; the cell state of an LSTM reaches at least ${free.toFixed(1)} in each draw.`,
  breaks: { by: 'the cell state of an LSTM in the place of the GRU', alteration: 'lstm' },
});
