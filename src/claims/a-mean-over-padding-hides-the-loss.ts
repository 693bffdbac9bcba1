/** Claim: averaged over padding too, the loss of a batch is another number, and depends on the padding. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { gru } from '../models/gru/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { spell } from '../tasks/names.ts';
import { emptyBatch } from '../tasks/task.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { scoreOf } from '../training/evaluate.ts';
import { network } from '../training/network.ts';

const NAMES = ['jo', 'anna', 'maria', 'christopher'];

export default defineClaim({
  cites: ['keras2026reduction'],
  domain:
    'the shipped GRU that spells names, and these names; the right answer in the padding is class 0, as padding writes it',
  async measure(counts: boolean = true) {
    const model = await loadModel('names-gru');
    return scope(() => {
      const [weights, of] = [toWeights(model), network(recurrent(gru()), model.sizes)];
      const batch = spell(NAMES);
      const loss = (extra: number, padding: boolean) => {
        const T = batch.T + extra;
        const wider = emptyBatch(batch.B, T, model.sizes.D);
        for (let row = 0; row < batch.B; row++) {
          wider.x.set(
            batch.x.slice(row * batch.T * model.sizes.D, (row + 1) * batch.T * model.sizes.D),
            row * T * model.sizes.D,
          );
          wider.y.set(batch.y.slice(row * batch.T, (row + 1) * batch.T), row * T);
          wider.scored.set(batch.scored.slice(row * batch.T, (row + 1) * batch.T), row * T);
        }
        if (padding) wider.scored.fill(1);
        return scoreOf(of, weights, wider).loss;
      };
      return {
        names: NAMES.length,
        real: [loss(0, false), loss(12, false)],
        all: [loss(0, counts), loss(12, counts)],
        extra: 12,
      };
    });
  },
  holds: ({ real, all }) => Math.abs(real[0] - real[1]) < 1e-4 && all[0] < 0.9 * real[0] && all[1] < 0.9 * all[0],
  says: ({ names, real, all, extra }) =>
    `On a padded batch of ${names} names, the shipped GRU has a loss of ${real[0].toFixed(2)} nats a letter over the real steps, with or without ${extra} more columns of padding; averaged over all columns it is ${all[0].toFixed(2)}, and ${all[1].toFixed(2)} with the ${extra} more.`,
  breaks: { by: 'a mean over the real steps in both', alteration: false },
});
