/** Claim: what comes later helps a network that reads both ways and cannot help one that reads forward. */
import { defineClaim } from '../define.ts';
import type { Side } from '../tasks/tagging.ts';
import { type BothWaysFrame, trainBothWays } from '../training/both-ways.ts';

const [DISTANCE, STEPS, SEEDS] = [3, 200, [1, 2, 3]];
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** Accuracy of the forward network and of the one that reads both ways, for each seed, from the lowest to the highest. */
function trained(side: Side) {
  const ends = SEEDS.map((seed) => {
    let last: BothWaysFrame | undefined;
    for (const frame of trainBothWays(side, DISTANCE, seed, STEPS)) last = frame;
    return last!.readers.map(({ curve }) => curve.at(-1)![1]);
  });
  return [0, 1].map((reader) => ends.map((end) => end[reader]!).sort((a, b) => a - b));
}

export default defineClaim({
  cites: [],
  domain: 'this task at one distance, one budget and these seeds',
  slow: true,
  measure: async (side: Side = 'after') => {
    const [forward, both] = trained(side);
    const [before] = trained('before');
    return { distance: DISTANCE, steps: STEPS, forward: forward!, both: both!, before: before! };
  },
  holds: ({ forward, both, before }) => forward.at(-1)! < 0.65 && both[0]! > 0.95 && before[0]! > 0.95,
  says: ({ distance, steps, forward, both, before }) => {
    const spread = (shares: number[]) => `${percent(shares[1]!)} (${percent(shares[0]!)} to ${percent(shares[2]!)})`;
    return `With the mark ${distance} steps after the item, ${steps} steps of training bring a GRU that reads forward to ${spread(forward)} right and one of as many units that reads both ways to ${spread(both)}; with the mark before it the forward one reaches ${spread(before)}, medians and ranges of ${SEEDS.length} seeds.`;
  },
  breaks: { by: 'the mark before the item in both', alteration: 'before' },
});
