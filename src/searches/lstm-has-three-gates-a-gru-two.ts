/** Gates and candidates of LSTMs and GRUs of any size: their ranges and their number. */
import { constantFrom, record } from 'fast-check';
import { squeeze, type Tensor, type Tensor2D } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

const CELLS = {
  LSTM: { cell: lstm as Cell, gates: 'ifo', candidate: 'g', states: 2, blocks: 4 },
  GRU: { cell: gru() as Cell, gates: 'rz', candidate: 'n', states: 1, blocks: 3 },
};

const within = (low: number, values: Tensor) => [...values.dataSync()].every((value) => value >= low && value <= 1);

export default defineSearch({
  cases: record({
    cell: constantFrom('LSTM', 'GRU'),
    H: sizes(6),
    weights: drawn(),
    x: sequences(sizes(8), sizes(4), numbers(1e4)),
  }),
  holds({ cell: name, H, weights: of, x }, altered) {
    const { cell, gates: names, candidate, states, blocks } = CELLS[name];
    const weights = weightsOf(cell, { D: x.D, H }, of);
    const { state, gates } = cell.step(weights, squeeze(asTensor(x), [0]) as Tensor2D, cell.zero(weights, x.T));
    const counted = Object.keys(gates).length === names.length + 1 && Object.keys(state).length === states;
    const bounded = [...names].every((gate) => within(0, gates[gate]!)) && within(altered ? 0 : -1, gates[candidate]!);
    return counted && bounded && weights.W!.shape[0] === blocks * H;
  },
  breaks: 'a candidate taken for a gate',
});
