/** Claim: going on from a kept state gives the very outputs of reading everything again. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, slice, sub, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, FIRST, REST] = [4, 8, 40, 20];
const cells: Record<string, Cell> = { elman: rnn(), gru: gru(), lstm };

/** The largest difference between the h of the last steps read at one go, and read from the state that the first left. */
const gap = (cell: Cell, keeps: boolean) =>
  scope(() => {
    const random = new Random(4, 'keep');
    const weights = cell.weights({ D, H }, random);
    const x = tensor(
      Array.from({ length: (FIRST + REST) * D }, () => random.normal()),
      [1, FIRST + REST, D],
    ) as Tensor3D;
    const part = (from: number, length: number) => slice(x, [0, from, 0], [1, length, D]);
    const whole = unroll(cell, weights, x).h;
    const kept = unroll(cell, weights, part(0, FIRST)).states.at(-1)!;
    const later = unroll(cell, weights, part(FIRST, REST), keeps ? kept : cell.zero(weights, 1)).h;
    return max(abs(sub(slice(whole, [0, FIRST, 0], [1, REST, H]), later))).dataSync()[0]!;
  });

export default defineClaim({
  cites: [],
  domain: 'cells of any size, any cut, weights up to three times as large as fresh ones, inputs up to 10⁴ in size',
  measure: async (keeps: boolean = true) => ({
    first: FIRST,
    rest: REST,
    gap: Math.max(...Object.values(cells).map((cell) => gap(cell, keeps))),
  }),
  holds: ({ gap: largest }) => largest < 1e-6,
  says: ({ first, rest, gap: largest }) =>
    `An RNN, a GRU and an LSTM that continue for ${rest} steps from the state kept after ${first} end in the same state as when they read all ${first + rest} at once: the largest difference of a number is ${inPowers(largest)}.`,
  breaks: { by: 'a state of zeros in place of the kept one', alteration: false },
});
