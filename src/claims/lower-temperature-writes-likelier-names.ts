/** Claim: the lower the temperature at which a network writes, the likelier it holds what it wrote. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { mul } from '../engine/tfjs.ts';
import { gru } from '../models/gru/cell.ts';
import { Random } from '../random.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { writeNames } from '../training/write-names.ts';

const [NAMES, TEMPERATURES] = [60, [0.5, 1, 1.5]];

export default defineClaim({
  cites: [],
  domain: 'the shipped GRU, these temperatures and seeds',
  measure: async (readout: number = 1) => {
    const model = await loadModel('names-gru');
    return scope(() => {
      const { V, v, ...layer } = toWeights(model);
      const network = { ...layer, V: mul(V, readout), v: mul(v, readout) };
      const written = TEMPERATURES.map((temperature) =>
        writeNames(
          gru(),
          network,
          { start: '', temperature },
          Array.from({ length: NAMES }, (_, k) => new Random(k, 'name')),
        ),
      );
      const nats = written.map((names) => {
        const chances = names.flatMap((name) => name.chances);
        return chances.reduce((sum, chance) => sum - Math.log(chance), 0) / chances.length;
      });
      return { units: model.sizes.H, nats };
    });
  },
  holds: ({ nats: [cold, one, hot] }) => cold! < one! - 0.1 && one! < hot! - 0.1,
  says: ({ units, nats }) => {
    const and = (parts: string[]) => parts.join(', ').replace(/, ([^,]*)$/, ' and $1');
    const costs = nats.map(
      (mean, k) => `${mean.toFixed(2)} ${k ? 'at' : 'nats per character if written at temperature'} ${TEMPERATURES[k]}`,
    );
    return (
      `By its own probabilities at temperature 1, the names that the GRU of ${units} units writes cost it on average ` +
      `${and(costs)} (${NAMES} names each).`
    );
  },
  breaks: { by: 'an output layer of zeros, which gives every character the same probability', alteration: 0 },
});
