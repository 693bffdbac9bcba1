/** Claim: how many pairs linear attention gives back depends on the width of its state. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { storePairs } from '../training/linear-forms.ts';

const [PAIRS, WIDTHS, SEEDS] = [16, [8, 16, 32], [1, 2, 3, 4, 5]];

const recalls = (width: number, which: 'linearRecall' | 'softmaxRecall') =>
  SEEDS.map((seed) => 100 * storePairs(PAIRS, width, new Random(seed, 'bounded'))[which]).sort((a, b) => a - b);
const percent = (shares: number[]) =>
  `${shares[2]!.toFixed(0)} % (${shares[0]!.toFixed(0)} to ${shares.at(-1)!.toFixed(0)})`;

export default defineClaim({
  cites: ['arora2023'],
  domain: 'sparse random keys without training, these five draws',
  measure: async (widths: number[] = WIDTHS) => ({
    widths,
    linear: widths.map((width) => recalls(width, 'linearRecall')),
    softmax: recalls(WIDTHS[1]!, 'softmaxRecall'),
  }),
  holds: ({ linear, softmax }) => linear[0]!.at(-1)! < 40 && linear.at(-1)![0]! > 80 && softmax[0]! > 75,
  says: ({ widths, linear, softmax }) =>
    `Of ${PAIRS} pairs with sparse random keys, untrained linear attention recalls ${linear.map((shares, k) => `${percent(shares)} at width ${widths[k]}`).join(', ')}; softmax attention recalls ${percent(softmax)} at width ${WIDTHS[1]}; medians and ranges over ${SEEDS.length} draws.`,
  breaks: { by: 'the narrow state at every width', alteration: [8, 8, 8] },
});
