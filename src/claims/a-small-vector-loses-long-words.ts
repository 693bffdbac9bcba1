/** Claim: what a decoder can write from a vector is limited by the size of the vector, and longer words fail first. */
import { defineClaim } from '../define.ts';
import { type Seq2seqFrame, trainSeq2seq } from '../training/encoder-decoder.ts';

const [SMALL, LARGE, STEPS, SEEDS] = [2, 32, 1000, [1, 2, 3]];
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** Words of 2 and of 4 symbols written backward without an error, a pair for each seed. */
const trained = (vector: number) =>
  SEEDS.map((seed) => {
    let last: Seq2seqFrame | undefined;
    for (const frame of trainSeq2seq(vector, seed, STEPS)) last = frame;
    return [2, 4].map((length) => last!.tested.find((one) => one.length === length)!.free);
  });
const middle = (shares: number[]) => [...shares].sort((a, b) => a - b);

export default defineClaim({
  cites: [],
  domain: 'this encoder and decoder, this task and these seeds',
  slow: true,
  measure: async (small: number = SMALL) => {
    const [few, many] = [trained(small), trained(LARGE)];
    const at = (all: number[][], k: number) => middle(all.map((pair) => pair[k]!));
    return { steps: STEPS, small, large: LARGE, shortSmall: at(few, 0), longSmall: at(few, 1), longLarge: at(many, 1) };
  },
  holds: ({ shortSmall, longSmall, longLarge }) =>
    longSmall.at(-1)! < longLarge[0]! && shortSmall[0]! > longSmall.at(-1)!,
  says: ({ steps, small, large, shortSmall, longSmall, longLarge }) => {
    const spread = (shares: number[]) => `${percent(shares[1]!)} (${percent(shares[0]!)} to ${percent(shares[2]!)})`;
    return `After ${steps} training steps, an encoder and a decoder with a vector of ${small} numbers between them write ${spread(shortSmall)} of the words of 2 symbols backward without an error and ${spread(longSmall)} of the words of 4; with ${large} numbers it is ${spread(longLarge)} of the words of 4, medians and ranges of ${SEEDS.length} seeds.`;
  },
  breaks: { by: 'a vector of 32 in both', alteration: 32 },
});
