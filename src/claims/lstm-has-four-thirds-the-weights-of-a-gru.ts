/** Claim: at equal sizes the matrices of an LSTM hold four thirds as many numbers as those of a GRU. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { counted } from '../units.ts';

export default defineClaim({
  cites: [],
  domain: 'any number of inputs and units; biases are left out of the ratio',
  measure: async (hidden: number = 128) =>
    scope(() => {
      const long = lstm.weights({ D: 40, H: hidden }, new Random(0));
      const short = gru().weights({ D: 40, H: 128 }, new Random(0));
      const total = (weights: Record<string, { size: number }>) =>
        Object.values(weights).reduce((sum, { size }) => sum + size, 0);
      return {
        lstmMatrices: long.W.size + long.U.size,
        gruMatrices: short.W.size + short.U.size,
        lstm: total(long),
        gru: total(short),
      };
    }),
  holds: ({ lstmMatrices, gruMatrices }) => 3 * lstmMatrices === 4 * gruMatrices,
  says: ({ lstmMatrices, gruMatrices, lstm: all, gru: fewer }) =>
    `With 40 inputs and 128 units the matrices of the LSTM hold ${counted(lstmMatrices)} numbers and those of the GRU ${counted(gruMatrices)}, a ratio of 4 to 3; with the biases, of which the candidate of this GRU has two, they have ${counted(all)} and ${counted(fewer)}.`,
  breaks: { by: 'an LSTM of 129 units', alteration: 129 },
});
