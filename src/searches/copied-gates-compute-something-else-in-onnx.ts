/** LSTMs and GRUs of any small size whose blocks are moved to the order of ONNX. */
import { constantFrom, record } from 'fast-check';
import { gruConventions, lstmConventions } from '../models/conventions.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { drawn, seeds, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { gruInConvention, lstmInConvention } from '../training/convention.ts';

export default defineSearch({
  cases: record({
    cell: constantFrom('LSTM', 'GRU'),
    D: sizes(4),
    H: sizes(6),
    T: sizes(20),
    weights: drawn(3),
    inputs: seeds,
  }),
  holds({ cell, D, H, T, weights, inputs }, altered) {
    const { apart } =
      cell === 'LSTM'
        ? lstmInConvention(
            weightsOf(lstm, { D, H }, weights) as LstmWeights,
            lstmConventions.onnx,
            !altered,
            new Random(inputs),
            T,
          )
        : gruInConvention(
            weightsOf(gru(), { D, H }, weights) as GruWeights,
            gruConventions['onnx-after'],
            !altered,
            new Random(inputs),
            T,
          );
    return apart < 1e-5;
  },
  breaks: 'blocks left in the order of PyTorch',
});
