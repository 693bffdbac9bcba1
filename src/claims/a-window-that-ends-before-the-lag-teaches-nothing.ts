/** Claim: truncated backpropagation learns an answer that lies inside its window, and not one that lies outside. */
import { defineClaim } from '../define.ts';
import { trainTruncated } from '../training/truncated.ts';

const [LAG, SHORT, LONG, STEPS, SEEDS] = [4, 4, 16, 4000, [1, 2, 3]];

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** Accuracy at the end of each training, from the lowest to the highest. */
const trained = (window: number) =>
  SEEDS.map((seed) => {
    let last = 0;
    for (const { accuracy } of trainTruncated({ window, lag: LAG, carried: true, seed, steps: STEPS })) last = accuracy;
    return last;
  }).sort((a, b) => a - b);

export default defineClaim({
  cites: [],
  domain: 'this GRU, these window lengths, this lag and these seeds',
  slow: true,
  measure: async (short: number = SHORT) => ({
    lag: LAG,
    windows: [short, LONG],
    steps: STEPS,
    short: trained(short),
    long: trained(LONG),
  }),
  holds: ({ short, long }) => short.at(-1)! < 0.7 && long[0]! > 0.95,
  says: ({ lag, windows, steps, short, long }) =>
    `Asked for the bit of ${lag} steps ago, with its state carried on, a GRU trained on ${steps} steps of a stream answers ${percent(short[1]!)} right (${percent(short[0]!)} to ${percent(short[2]!)}) with windows of ${windows[0]} and ${percent(long[1]!)} (${percent(long[0]!)} to ${percent(long[2]!)}) with windows of ${windows[1]}, medians and ranges of ${SEEDS.length} seeds; guessing gives 50 %.`,
  breaks: { by: 'windows of 8 in the place of 4', alteration: 8 },
});
