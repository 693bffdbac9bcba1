/** Claim: temperature, top-k, top-p and min-p never remove the most probable item, and never change which of two is the more probable. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { AS_IT_IS, chancesOf, type Sampling } from '../training/sampling.ts';

const [ITEMS, TRIALS] = [34, 200];
const STRICTEST: Partial<Sampling>[] = [{ topK: 1 }, { topP: 0 }, { minP: 1 }, { temperature: 0 }];

export default defineClaim({
  cites: [],
  formula: true,
  domain: 'any finite scores and any settings these filters take, in both orders',
  async measure(flip: number = 1) {
    const random = new Random(14, 'filters');
    const kept = STRICTEST.map((change) => {
      const trials = Array.from({ length: TRIALS }, () => {
        const scores = Array.from({ length: ITEMS }, () => 3 * random.normal());
        const chances = chancesOf(
          scores.map((score) => flip * score),
          { ...AS_IT_IS, ...change },
        );
        return chances[scores.indexOf(Math.max(...scores))] === 1;
      });
      return trials.filter(Boolean).length;
    });
    return { trials: TRIALS, items: ITEMS, kept };
  },
  holds: ({ trials, kept }) => kept.every((count) => count === trials),
  says: ({ trials, items, kept }) =>
    `Set as strictly as they go, top-k, top-p, min-p and temperature leave the most probable of ${items} items, and only that one, in ${kept.join(', ')} of ${trials} draws of scores.`,
  breaks: { by: 'scores with the opposite sign', alteration: -1 },
});
