/** Claim: accuracy under teacher forcing says little about free running, and training on its own symbols did not help here. */
import { defineClaim } from '../define.ts';
import { type Seq2seqFrame, trainSeq2seq } from '../training/encoder-decoder.ts';

const [VECTOR, STEPS, LENGTH, SEEDS] = [16, 1500, 8, [1, 2, 3]];
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

const trained = (ratio: number) =>
  SEEDS.map((seed) => {
    let last: Seq2seqFrame | undefined;
    for (const frame of trainSeq2seq(VECTOR, seed, STEPS, ratio)) last = frame;
    return last!.tested;
  });
const at = (runs: Seq2seqFrame['tested'][], length: number, how: 'forced' | 'free') =>
  runs.map((tested) => tested.find((one) => one.length === length)![how]).sort((a, b) => a - b);

export default defineClaim({
  cites: [],
  domain: 'this encoder and decoder, this task, this budget and these seeds',
  slow: true,
  measure: async (length: number = LENGTH) => {
    const [full, none] = [trained(1), trained(0)];
    return {
      length,
      forced: at(full, length, 'forced'),
      free: at(full, length, 'free'),
      freeAtSix: at(full, 6, 'free'),
      ownAtSix: at(none, 6, 'free'),
    };
  },
  holds: ({ forced, free, freeAtSix, ownAtSix }) =>
    forced[0]! > 0.7 && free.at(-1)! < 0.3 && ownAtSix[1]! <= freeAtSix[1]!,
  says: ({ length, forced, free, freeAtSix, ownAtSix }) => {
    const spread = (shares: number[]) => `${percent(shares[1]!)} (${percent(shares[0]!)} to ${percent(shares[2]!)})`;
    return `Trained with teacher forcing, a decoder gets ${spread(forced)} of the symbols of words of ${length} right when the correct past is given, but only ${spread(free)} of the whole words when it runs free; running free on words of 6, it gets ${spread(freeAtSix)} of them right, and a decoder trained on its own symbols alone ${spread(ownAtSix)} (medians and ranges of ${SEEDS.length} seeds).`;
  },
  breaks: { by: 'words of 2 symbols in the place of 8', alteration: 2 },
});
