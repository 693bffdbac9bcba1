/** Claim: the two biases of a gate may be added into one, but not those of a GRU's candidate, where the reset lies between. */
import { defineClaim, inPowers } from '../define.ts';
import { Random } from '../random.ts';
import { changedBySumming, freshGates, LETTERS } from '../training/two-biases.ts';

const [D, H, T] = [3, 8, 20];

export default defineClaim({
  cites: ['mlx2026rnn', 'pytorch2026gru'],
  domain:
    'LSTMs and GRUs with the reset after the product, of up to 6 units over up to 20 steps, weights and biases up to about 3 in size, in float64; the difference is that of one layer drawn by chance',
  measure: async (gatesOfGru: string = 'rz') => {
    const random = new Random(7, 'biases');
    const x = Array.from({ length: T }, () => Array.from({ length: D }, () => random.normal()));
    const [forLstm, forGru] = [freshGates('lstm', D, H, random), freshGates('gru', D, H, random)];
    return {
      T,
      lstm: changedBySumming('lstm', forLstm, LETTERS.lstm, x),
      gates: changedBySumming('gru', forGru, gatesOfGru, x),
      candidate: changedBySumming('gru', forGru, 'n', x),
    };
  },
  holds: ({ lstm, gates, candidate }) => Math.max(lstm, gates) < 1e-12 && candidate > 0.01,
  says: ({ lstm, gates, candidate }) =>
    `Adding the two biases of each gate into one changes no state of an LSTM by more than ${inPowers(lstm)}, and none of a GRU by more than ${inPowers(gates)} as long as its candidate keeps both; added there too, the states of the GRU differ by up to ${candidate.toFixed(2)} within ${T} steps.`,
  breaks: { by: 'adding those of the candidate as well', alteration: 'rzn' },
});
