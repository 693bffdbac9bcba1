/** Claim: without a cache, writing tokens costs many times the multiplications, and more the more tokens there are. */
import { defineClaim } from '../define.ts';
import { writingCosts } from '../training/cache-cost.ts';

const [WIDTH, LENGTHS] = [8, [50, 100, 200]];
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

export default defineClaim({
  cites: [],
  domain: 'one head of 8 units and these lengths; multiplications are counted, not timed',
  measure: async (forgets: 'uncached' | 'cached' = 'uncached') => {
    const { products } = writingCosts(WIDTH, LENGTHS.at(-1)!);
    return {
      lengths: LENGTHS,
      ratios: LENGTHS.map((T) => sum(products[forgets].slice(0, T)) / sum(products.cached.slice(0, T))),
    };
  },
  holds: ({ ratios }) => ratios.every((ratio, k) => ratio > 10 && (k === 0 || ratio > 1.5 * ratios[k - 1]!)),
  says: ({ lengths, ratios }) =>
    `With one attention head of ${WIDTH} units, writing ${lengths.join(', ')} tokens takes ${ratios.map((ratio) => ratio.toFixed(0)).join(', ')} times as many multiplications without a cache as with one.`,
  breaks: { by: 'counting the cached way twice', alteration: 'cached' },
});
