/** Claim: the trained latch LSTM does not keep its value by open forget gates alone: it leaks, and writes its answer again. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { keptByLag } from '../training/cut-path.ts';
import { layerWeights } from '../training/network.ts';
import { watchLatch } from '../training/watch.ts';

const [LAG, STEPS] = [20, 100];

export default defineClaim({
  cites: [],
  domain: 'the shipped latch LSTM, on sequences drawn with one seed',
  async measure(keep: number = 1) {
    const model = await loadModel('latch-lstm');
    return scope(() => {
      const network = toWeights(model);
      const { gates, writes } = watchLatch(
        lstm,
        layerWeights(network) as LstmWeights,
        network,
        new Random(3, 'again'),
        STEPS,
      );
      const means = gates
        .f!.map((unit) => unit.filter((_, t) => !writes[t]))
        .map((unit) => unit.reduce((sum, f) => sum + f, 0) / unit.length);
      const { kept, right } = keptByLag('whole', keep, network, new Random(7, 'again'), LAG);
      return { lag: LAG, least: Math.min(...means), most: Math.max(...means), kept: kept[LAG]!, right: right[LAG]! };
    });
  },
  holds: ({ lag, most, kept, right }) => most ** lag < 0.1 && kept > 1 && right > 0.95,
  says: ({ lag, least, most, kept, right }) =>
    `Between writes the forget gates of the shipped latch LSTM average ${least.toFixed(2)} to ${most.toFixed(2)}, which alone would leave at most ${(most ** lag).toFixed(3)} of a value after ${lag} steps; yet ${lag} steps after a write its cell states for + and − are ${kept.toFixed(1)} times as far apart as at the write, and ${(100 * right).toFixed(0)} % of its answers are correct.`,
  breaks: { by: 'a further leak of a fifth at every step', alteration: 0.8 },
});
