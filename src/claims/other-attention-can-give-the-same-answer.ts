/** Claim: where two pairs hold the same value, attention moved from one to the other leaves the answer as it was. */
import { defineClaim } from '../define.ts';
import { dispose } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { KEYS, VALUES } from '../trained/recall-attention.ts';
import { holdShare } from '../training/hold-share.ts';

const [STORIES, SEEDS] = [20, [1, 2, 3]];

export default defineClaim({
  cites: ['jain2019'],
  domain: 'the trained head shipped here, on sequences drawn with these seeds',
  measure: (apart: number = 0) =>
    withModel('recall-attention', (network) => {
      const same = SEEDS.map((seed) => {
        const random = new Random(seed, 'other attention');
        const kept = Array.from({ length: STORIES }, () => {
          const value = random.below(VALUES);
          const [a, b] = random.permutation(KEYS).map((key) => 'abcdefghijkl'[key]!);
          const tokens = [`${a}${value + 1}`, `${b}${((value + apart) % VALUES) + 1}`, `${a}?`];
          const { learned, forced } = holdShare(network, tokens, [KEYS, VALUES], 1, 1);
          const best = (chances: number[]) => chances.indexOf(Math.max(...chances));
          return best(learned.chances) === best(forced.chances) ? 1 : 0;
        });
        return (100 * kept.reduce((sum: number, one) => sum + one, 0)) / STORIES;
      });
      dispose(network);
      return { same };
    }),
  holds: ({ same }) => Math.min(...same) >= 90,
  says: ({ same }) =>
    `Where two keys have the same value, moving all attention from the asked key to the other one leaves the answer of the trained head the same in ${same.join(', ')} % of ${STORIES} sequences, for ${SEEDS.length} seeds.`,
  breaks: { by: 'two keys with different values', alteration: 1 },
});
