/** Claim: of seven text models of one size, none predicts the end of a book as well as counts of five characters do after a training this short. */
import { defineClaim } from '../define.ts';
import { loadModel } from '../trained/load.ts';
import { numbersOf } from '../trained/packed.ts';
import { WARM_UP } from '../training/held-out.ts';
import { CONTEXT } from '../training/readers.ts';
import { LARGE_TITLES, type LargeName } from '../training/text-sizes.ts';

const BITS = 'bits per character';
const NAMES = Object.keys(LARGE_TITLES) as LargeName[];
/** Windows in a batch, as src/training/large-plan.ts has it. */
const BATCH = 8;

export default defineClaim({
  cites: [],
  domain:
    'two blocks of each layer in one frame, trained on as many characters as half of Moby-Dick has, each with a learning rate from a short search; by the record of the training',
  async measure(counts: number = 5) {
    const models = await Promise.all(NAMES.map((name) => loadModel(`whale-large-${name}`)));
    const weightsOf = models.map((model) => model.weights);
    const weights = weightsOf.map((of) => Object.values(of).reduce((sum, one) => sum + numbersOf(one).length, 0));
    const scores = models.map(({ record }, k) => {
      const bits = Object.values(record.seeds ?? {}).map((seed) => seed[BITS]);
      const mean = bits.reduce((sum, one) => sum + one, 0) / bits.length;
      return { title: LARGE_TITLES[NAMES[k]], mean, least: Math.min(...bits), most: Math.max(...bits) };
    });
    const [{ record, steps }] = models;
    return {
      scores: scores.sort((a, b) => a.mean - b.mean),
      seeds: Object.keys(record.seeds ?? {}).length,
      weights: [Math.min(...weights), Math.max(...weights)],
      characters: steps * BATCH * CONTEXT,
      context: [WARM_UP, CONTEXT - 1],
      models: models.length,
      blocks: new Set(Object.keys(weightsOf[0]).flatMap((name) => name.match(/^layer\.(\d)/)?.[1] ?? [])).size,
      overlap: WARM_UP / CONTEXT,
      counts,
      counted: record.baseline[`${BITS}, counts of ${counts}`],
    };
  },
  holds: ({ scores, counted }) => scores.every(({ least }) => least > counted),
  says: ({ scores, seeds, weights, characters, context, counts, counted }) => {
    const each = scores.map(
      ({ title, mean, least, most }) =>
        `${title} ${mean.toFixed(2)}${seeds > 1 ? ` (${least.toFixed(2)} to ${most.toFixed(2)})` : ''}`,
    );
    const thousands = (count: number) => `${Math.round(count / 1000)},000`;
    return (
      `After ${thousands(characters)} characters of training, models of ${thousands(weights[0])} to ${thousands(weights[1])} weights need these bits per character on the end of the book, ` +
      `scored where ${context[0]} to ${context[1]} characters stand before, ${seeds > 1 ? `in the mean over ${seeds} seeds and from the least to the most` : 'with one seed'}: ` +
      `${each.join(', ')}; counts of ${counts} characters over all of the rest of the book need ${counted.toFixed(2)}.`
    );
  },
  breaks: { by: 'counts of four characters in the place of five', alteration: 4 },
});
