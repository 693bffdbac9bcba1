/** Claim: the same dropout costs a trained LSTM little beside its memory, and much on it. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { droppedLstm } from '../training/dropout-cell.ts';
import type { Place } from '../training/dropout-names.ts';
import { layerWeights } from '../training/network.ts';
import { latchAccuracy } from '../training/watch.ts';

const [RATE, SEEDS, PLACES] = [0.3, [1, 2, 3], ['output', 'candidate', 'zoneout', 'cell'] as Place[]];

export default defineClaim({
  cites: ['semeniuta2016', 'krueger2017'],
  domain: 'the shipped latch LSTM, trained without dropout; masks new at each step, a rate of 0.3, three seeds',
  async measure(places: Place[] = PLACES) {
    const model = await loadModel('latch-lstm');
    return scope(() => {
      const network = toWeights(model);
      const weights = layerWeights(network) as LstmWeights;
      const right = places.map((place) => {
        const scores = SEEDS.map((seed) =>
          latchAccuracy(
            droppedLstm(place, 'fresh', RATE, new Random(seed, 'masks')),
            weights,
            network,
            new Random(7, 'claim'),
          ),
        );
        return 100 * (scores.reduce((sum, score) => sum + score, 0) / scores.length);
      });
      return { free: 100 * latchAccuracy(lstm, weights, network, new Random(7, 'claim')), right };
    });
  },
  holds: ({ free, right }) => {
    const [output = 0, candidate = 0, , cell = 100] = right;
    return free > 99 && cell < Math.min(output, candidate) - 5;
  },
  says: ({ free, right: [output, candidate, zoneout, cell] }) =>
    `A trained LSTM answers ${free.toFixed(1)} % right without dropout, and with a rate of ${RATE} and new masks at each step ${output?.toFixed(1)} % with dropout on its output, ${candidate?.toFixed(1)} % on the candidate, ${zoneout?.toFixed(1)} % with zoneout, and ${cell?.toFixed(1)} % on the cell state (means of ${SEEDS.length} draws of masks).`,
  breaks: { by: 'the output in the place of the cell state', alteration: ['output', 'candidate', 'zoneout', 'output'] },
});
