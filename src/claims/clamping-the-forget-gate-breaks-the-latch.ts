/** Claim: the shipped latch LSTM needs its forget gate: held at 0 or at 1, it answers wrong. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { clampGate } from '../training/clamp.ts';
import { layerWeights } from '../training/network.ts';
import { latchAccuracy } from '../training/watch.ts';

const FORGET = 1;

export default defineClaim({
  cites: ['gers2000'],
  domain: 'the shipped latch LSTM, on sequences drawn with one seed',
  async measure(clamps: boolean = true) {
    const model = await loadModel('latch-lstm');
    return scope(() => {
      const network = toWeights(model);
      const weights = layerWeights(network) as LstmWeights;
      const score = (held: LstmWeights) => latchAccuracy(lstm, held, network, new Random(7, 'claim'));
      const at = (value: number) => score(clamps ? clampGate(weights, FORGET, value) : weights);
      return { free: score(weights), shut: at(0), open: at(1) };
    });
  },
  holds: ({ free, shut, open }) => free >= 0.99 && shut < 0.8 && open < 0.8,
  says: ({ free, shut, open }) =>
    `On fresh sequences of the latch task, ${(100 * free).toFixed(1)} % of the answers of the shipped LSTM are correct; with the forget gate held at 0 it is ${(100 * shut).toFixed(0)} %, held at 1 it is ${(100 * open).toFixed(0)} %, and guessing gives 50 %.`,
  breaks: { by: 'the gate left free', alteration: false },
});
