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
  domain: 'any text is given back unchanged; how far it is shortened holds for this text',
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
    `With ${merges} merges learned from it, a text of ${characters} characters is cut into ${pieces} pieces, which joined are the text again: that is ${((100 * pieces) / characters).toFixed(0)} % of the time steps of a recurrent network and ${(100 * share).toFixed(0)} % of the pairs that attention compares.`,
  breaks: { by: '5 merges instead of 40', alteration: 5 },
});
