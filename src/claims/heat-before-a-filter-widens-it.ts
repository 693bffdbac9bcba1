/** Claim: a temperature before the filters changes how many items they keep; one after them does not. */
import { defineClaim } from '../define.ts';
import { classesOf, toPlain } from '../tasks/next-character.ts';
import { withWriter } from '../trained/write-text.ts';
import { mobyDick } from '../training/race/samples.ts';
import { AS_IT_IS, chancesOf, type Sampling, softmax } from '../training/sampling.ts';

const [CHARACTERS, HOT, UNLIKELY] = [400, 2, 0.01];
const FILTERS = { topP: { topP: 0.9 }, minP: { minP: 0.1 }, topK: { topK: 5 } } as const;

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export default defineClaim({
  cites: [],
  domain:
    'that a temperature after the filters changes nothing, for any scores; the numbers, for the shipped LSTM over the beginning of its own book',
  async measure(order: Sampling['order'] = 'first') {
    const text = toPlain(mobyDick).text.slice(0, CHARACTERS);
    const scores = await withWriter('lstm', (writer) => classesOf(text).map((k) => writer.read(k)));
    const kept = (change: Partial<Sampling>) =>
      mean(scores.map((z) => chancesOf(z, { ...AS_IT_IS, ...change }).filter((chance) => chance > 0).length));
    const unlikely = (change: Partial<Sampling>) =>
      100 *
      mean(
        scores.map((z) => {
          const [after, before] = [chancesOf(z, { ...AS_IT_IS, ...change }), softmax(z)];
          return after.reduce((sum, chance, k) => sum + (before[k] < UNLIKELY ? chance : 0), 0);
        }),
      );
    const of = (filter: keyof typeof FILTERS) => {
      const hot = { ...FILTERS[filter], temperature: HOT };
      return {
        plain: kept(FILTERS[filter]),
        before: kept({ ...hot, order }),
        after: kept({ ...hot, order: 'last' }),
        unlikely: unlikely({ ...hot, order }),
      };
    };
    return { hot: HOT, rare: 100 * UNLIKELY, topP: of('topP'), minP: of('minP'), topK: of('topK') };
  },
  holds: ({ topP, minP, topK }) =>
    [topP, minP].every(({ plain, before, after }) => before > 1.5 * plain && after === plain) &&
    topK.before === topK.plain &&
    topP.unlikely > minP.unlikely &&
    minP.unlikely > topK.unlikely,
  says: ({ hot, rare, topP, minP, topK }) =>
    `At temperature 1, top-p 0.9 keeps ${topP.plain.toFixed(1)} characters in the mean and min-p 0.1 ${minP.plain.toFixed(1)}; with temperature ${hot} before them they keep ${topP.before.toFixed(1)} and ${minP.before.toFixed(1)}, with temperature ${hot} after them ${topP.after.toFixed(1)} and ${minP.after.toFixed(1)}; ` +
    `before them, characters of less than ${rare} % under the model are then drawn ${topP.unlikely.toFixed(0)} % of the time with top-p, ${minP.unlikely.toFixed(0)} % with min-p and ${topK.unlikely.toFixed(0)} % with top-k 5.`,
  breaks: { by: 'the temperature after the filters in both cases', alteration: 'last' },
});
