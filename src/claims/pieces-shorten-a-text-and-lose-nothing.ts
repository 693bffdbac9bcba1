/** Claim: byte-pair pieces shorten a text and give it back unchanged; attention gains twice over. */
import { defineClaim } from '../define.ts';
import { encode, learnMerges } from '../tasks/byte-pairs.ts';

const TEXT =
  'the lower the tone the slower the tune, and the slowest of the slow tunes is the lowest of the low tones. '.repeat(
    3,
  );
const pairs = (count: number) => (count * (count + 1)) / 2;

export default defineClaim({
  cites: [],
  domain: 'any text is given back; how far it is shortened is of this text',
  measure: async (merges: number = 40) => {
    const characters = [...TEXT].length;
    const pieces = encode(TEXT, learnMerges(TEXT, merges));
    return {
      merges,
      characters,
      pieces: pieces.length,
      pairs: pairs(pieces.length) / pairs(characters),
      same: pieces.join('') === TEXT,
    };
  },
  holds: ({ characters, pieces, same }) => same && pieces < characters / 2,
  says: ({ merges, characters, pieces, pairs: share }) =>
    `With ${merges} merges learned from a text of ${characters} characters it is cut into ${pieces} pieces, which joined are the text again: ${((100 * pieces) / characters).toFixed(0)} % of the steps of a recurrent network, ${(100 * share).toFixed(0)} % of the pairs of attention.`,
  breaks: { by: '5 merges instead of 40', alteration: 5 },
});
