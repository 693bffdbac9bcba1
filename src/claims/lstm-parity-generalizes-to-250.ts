/** Claim: the shipped LSTM, trained on parity up to length 20, stays right at length 250. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import type { Layer } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { parity } from '../tasks/parity.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { evaluate } from '../training/evaluate.ts';
import { network } from '../training/network.ts';

const [LENGTH, SEQUENCES] = [250, 64];

export default defineClaim({
  cites: ['deletang2023'],
  domain: 'the shipped LSTM, on sequences drawn with one seed',
  async measure(trained: boolean = true) {
    const model = await loadModel('parity-lstm');
    const own = network(recurrent(lstm) as Layer, model.sizes);
    return scope(() => {
      const weights = trained ? toWeights(model) : own.weights(new Random(0));
      return {
        accuracy: evaluate(own, weights, parity, new Random(7, 'claim'), SEQUENCES, LENGTH).accuracy,
        length: LENGTH,
        sequences: SEQUENCES,
        seed: model.seed,
      };
    });
  },
  holds: ({ accuracy }) => accuracy >= 0.99,
  says: ({ accuracy, length, sequences, seed }) =>
    `The shipped LSTM (training seed ${seed}) was trained on parity only up to length 20; on ${sequences} fresh sequences of length ${length}, ${(100 * accuracy).toFixed(2)} % of its answers are correct, where guessing gives 50 %.`,
  breaks: { by: 'fresh weights instead of trained ones', alteration: false },
});
