/** Claim: counted with this glossary's cells, the recurrent keyword spotters of Hello Edge hold 62,316 to 498,012 weights. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import type { Tensor } from '../engine/tfjs.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';

/** Weights of a spotter of H units, with one bias a block: the cell, and a readout with its bias. */
const size = (cell: typeof lstm | ReturnType<typeof gru>, inputs: number, H: number, labels: number) =>
  scope(() => {
    const { W, U, b } = cell.weights({ D: inputs, H }, new Random(0)) as Record<'W' | 'U' | 'b', Tensor>;
    return W.size + U.size + b.size + labels * (H + 1);
  });

export default defineClaim({
  cites: ['zhang2017code'],
  domain: 'cells with one bias per block, at the published sizes',
  measure: async (inputs: number = 10) => ({
    smallLstm: size(lstm, inputs, 118, 12),
    smallGru: size(gru(), inputs, 154, 12),
    largeGru: size(gru(), inputs, 400, 12),
  }),
  holds: ({ smallLstm, smallGru, largeGru }) => smallLstm === 62_316 && smallGru === 78_090 && largeGru === 498_012,
  says: ({ smallLstm, smallGru, largeGru }) =>
    `With 10 inputs and 12 labels, an LSTM of 118 units has ${smallLstm} weights, a GRU of 154 units ${smallGru} and one of 400 units ${largeGru}, which is as many bytes at 8 bits each.`,
  breaks: { by: '40 numbers a frame instead of 10', alteration: 40 },
});
