/** Claim: a random walk is alike to itself many steps later; its changes are not. A season shows at its own lag. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { autocorrelation, changesOf, seriesOf } from '../tasks/series-parts.ts';

const [LENGTH, SEEDS] = [1000, [1, 2, 3, 4, 5]];

export default defineClaim({
  cites: [],
  domain:
    'made series of 1,000 values, five draws of each: a random walk, and a season of 7 steps twice as high as its noise',
  measure: async (wandering: number = 1) => {
    const of = (parts: Partial<Parameters<typeof seriesOf>[0]>, seed: number) =>
      seriesOf({ trend: 0, wave: 0, season: 7, noise: 0, wandering: 0, ...parts }, LENGTH, new Random(seed, 'series'));
    const walks = SEEDS.map((seed) => of(wandering ? { wandering } : { noise: 1 }, seed));
    const seasonal = SEEDS.map((seed) => autocorrelation(of({ wave: 2, noise: 1 }, seed), 7));
    return {
      walk: walks.map((series) => autocorrelation(series, 10)[9]!).sort((a, b) => a - b),
      changes: Math.max(...walks.map((series) => Math.abs(autocorrelation(changesOf(series), 1)[0]!))),
      halfSeason: Math.max(...seasonal.map((alike) => alike[2]!)),
      season: Math.min(...seasonal.map((alike) => alike[6]!)),
    };
  },
  holds: ({ walk, changes, halfSeason, season }) => walk[0]! > 0.7 && changes < 0.1 && season > 0.5 && halfSeason < 0,
  says: ({ walk, changes, halfSeason, season }) =>
    `Over ${SEEDS.length} draws, the autocorrelation of a random walk at lag 10 is ${walk[0]!.toFixed(2)} to ${walk.at(-1)!.toFixed(2)}; that of its changes at lag 1 is no larger than ${changes.toFixed(2)}; that of a series with a season of 7 steps is at least ${season.toFixed(2)} at lag 7 and at most ${halfSeason.toFixed(2).replace('-', '−')} at lag 3.`,
  breaks: { by: 'noise in the place of the random walk', alteration: 0 },
});
