/** Claim: the same dropout costs a trained LSTM little beside its memory, and much on it. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import type { LstmWeights } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { droppedLstm } from '../training/dropout-cell.ts';
import type { Place } from '../training/dropout-names.ts';
import { layerWeights } from '../training/network.ts';
import { LONG, rightByAge } from '../training/right-by-age.ts';

const [RATE, SEEDS, PLACES] = [0.3, [1, 2], ['output', 'candidate', 'zoneout', 'cell'] as Place[]];

export default defineClaim({
  cites: ['semeniuta2016', 'krueger2017'],
  domain: 'the shipped latch LSTM, trained without dropout; masks new at each step, a rate of 0.3, two draws of masks',
  async measure(places: Place[] = PLACES) {
    const model = await loadModel('latch-lstm');
    return scope(() => {
      const network = toWeights(model);
      const weights = layerWeights(network) as LstmWeights;
      const right = places.map((place) => {
        const seeds = SEEDS.map((seed) =>
          rightByAge(
            droppedLstm(place, 'fresh', RATE, new Random(seed, 'masks')),
            weights,
            network,
            new Random(7, 'claim'),
          ),
        );
        const mean = (of: 'atWrite' | 'long') => (100 * seeds.reduce((sum, one) => sum + one[of], 0)) / seeds.length;
        return { atWrite: mean('atWrite'), long: mean('long') };
      });
      return { right };
    });
  },
  holds: ({ right: [output, , , cell] }) =>
    !!output && !!cell && cell.long < output.long - 10 && cell.long < cell.atWrite - 10,
  says: ({ right: [output, candidate, zoneout, cell] }) => {
    const both = (one?: { atWrite: number; long: number }) =>
      `${one?.atWrite.toFixed(0)} % and ${one?.long.toFixed(0)} %`;
    return `With a dropout rate of ${RATE} and new masks at each step, a trained LSTM is right at a write, and ${LONG} or more steps after one, in ${both(output)} of the cases if its output is dropped, ${both(candidate)} with the candidate, ${both(zoneout)} with zoneout, and ${both(cell)} with the cell state.`;
  },
  breaks: { by: 'the output in the place of the cell state', alteration: ['output', 'candidate', 'zoneout', 'output'] },
});
