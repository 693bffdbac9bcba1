/** Claim: a trained head answers with the value it attends to: when its attention is moved to another pair, it gives that pair's value. */
import { defineClaim } from '../define.ts';
import { dispose } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { KEYS, VALUES } from '../trained/recall-attention.ts';
import { holdShare } from '../training/hold-share.ts';

const [PAIRS, STORIES, SEEDS] = [3, 20, [1, 2, 3]];

export default defineClaim({
  cites: [],
  domain: 'the trained head shipped here, on sequences drawn with these seeds',
  measure: (share: number = 1) =>
    withModel('recall-attention', (network) => {
      const each = SEEDS.map((seed) => {
        const random = new Random(seed, 'pushed');
        const stories = Array.from({ length: STORIES }, () => {
          const values = random.permutation(VALUES).slice(0, PAIRS);
          const keys = random
            .permutation(KEYS)
            .slice(0, PAIRS)
            .map((key) => 'abcdefghijkl'[key]!);
          const tokens = [...keys.map((key, k) => `${key}${values[k]! + 1}`), `${keys[0]}?`];
          const { learned, forced } = holdShare(network, tokens, [KEYS, VALUES], 1, share);
          const best = (chances: number[]) => chances.indexOf(Math.max(...chances));
          return { right: best(learned.chances) === values[0], pushed: best(forced.chances) === values[1] };
        });
        const count = (which: 'right' | 'pushed') => (100 * stories.filter((story) => story[which]).length) / STORIES;
        return { right: count('right'), pushed: count('pushed') };
      });
      dispose(network);
      return { right: each.map(({ right }) => right), pushed: each.map(({ pushed }) => pushed) };
    }),
  holds: ({ right, pushed }) => Math.min(...right) >= 90 && Math.min(...pushed) >= 90,
  says: ({ right, pushed }) =>
    `Asked for one of ${PAIRS} keys, the trained head is right in ${right.join(', ')} % of ${STORIES} sequences, for ${SEEDS.length} seeds; with all of its attention moved to another pair, it names that pair’s value in ${pushed.join(', ')} %.`,
  breaks: { by: 'a shift that leaves that pair no attention', alteration: 0 },
});
