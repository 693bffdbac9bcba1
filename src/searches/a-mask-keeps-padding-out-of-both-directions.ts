/** Padded rows of any length, with anything in the padding, read in both directions with a mask and packed, and alone. */
import { boolean, constantFrom, nat, record } from 'fast-check';
import { concat, slice, type Tensor3D } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { readBatch } from '../training/padded-row.ts';

const CELLS = { RNN: rnn(), GRU: gru(), LSTM: lstm } as Record<string, Cell>;

export default defineSearch({
  cases: record({
    cell: constantFrom('RNN', 'GRU', 'LSTM'),
    told: constantFrom('mask' as const, 'lengths' as const),
    back: boolean(),
    H: sizes(6),
    weights: drawn(3),
    input: sequences(sizes(12, 2), sizes(4), numbers(1e4)),
    length: nat(1000),
  }),
  holds({ cell: name, told, back, H, weights: of, input, length }, altered) {
    const cell = CELLS[name];
    const { T, D } = input;
    const real = 1 + (length % T);
    const weights = weightsOf(cell, { D, H }, of);
    const x = asTensor(input);
    const isReal = Array.from({ length: T }, (_, t) => t < real);
    const batch = concat([x, x]) as Tensor3D;
    const told_ = altered ? 'nothing' : told;
    const { h, last } = readBatch(cell, weights, batch, [isReal, isReal.map(() => true)], told_, back);
    const alone = readBatch(cell, weights, slice(x, [0, 0, 0], [1, real, D]), [isReal.slice(0, real)], 'nothing', back);
    return agree(slice(h, [0, 0, 0], [1, real, H]), alone.h) && agree(slice(last.h, 0, 1), alone.last.h);
  },
  breaks: 'the layer is told nothing of the padding',
});
