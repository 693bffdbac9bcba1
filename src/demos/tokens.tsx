/** One text as characters, bytes and learned pieces: how long the sequence becomes, and what the length costs. */
import { Ranking } from '../charts/ranking.tsx';
import { TokenStrip } from '../charts/token-strip.tsx';
import { choice, defineDemo, range, text } from '../define.ts';
import { byteCount, encode, learnMerges } from '../tasks/byte-pairs.ts';
import { amount } from '../units.ts';

const TEXT =
  'the lower the tone the slower the tune, and the slowest of the slow tunes is the lowest of the low tones; ' +
  'a naïve ear hears the tune, a trained ear hears the tone';
const CUTS = { characters: 'characters', bytes: 'bytes', pieces: 'learned pieces' };

type Frame = { tokens: string[]; counts: { characters: number; bytes: number; pieces: number }; vocabulary: number };

const byHex = (given: string) => [...new TextEncoder().encode(given)].map((byte) => byte.toString(16).padStart(2, '0'));

export default defineDemo({
  title: 'Cut a text into tokens',
  dare: 'Type a text of your own. Then let the pieces be learned from it, by more and more merges.',
  seedless: 'the cut follows from the text alone',
  controls: {
    typed: text('Text', TEXT, { minLength: 1, maxLength: 300, allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\u200d ' }),
    cut: choice('Cut into', CUTS, 'pieces'),
    merges: range('Merges', 0, 60, 30),
  },
  *run({ typed, cut, merges }): Generator<Frame> {
    const learned = learnMerges(typed, merges);
    const pieces = encode(typed, learned);
    const characters = [...typed];
    const tokens = cut === 'pieces' ? pieces : cut === 'bytes' ? byHex(typed) : characters;
    const counts = { characters: characters.length, bytes: byteCount(typed), pieces: pieces.length };
    yield { tokens, counts, vocabulary: new Set(characters).size + learned.length };
  },
  view: ({ tokens, counts }, { cut }) => (
    <div>
      <TokenStrip title={`The text cut into ${CUTS[cut]}`} tokens={tokens} />
      <div class="beside halves">
        <Ranking
          title="Steps of a recurrent network"
          digits={0}
          rows={Object.entries(counts).map(([name, count]) => ({
            label: CUTS[name as keyof typeof CUTS],
            value: count,
            quantity: name === cut ? 'hidden' : 'plain',
          }))}
        />
        <Ranking
          title="Pairs that causal attention compares"
          digits={0}
          rows={Object.entries(counts).map(([name, count]) => ({
            label: CUTS[name as keyof typeof CUTS],
            value: (count * (count + 1)) / 2,
            quantity: name === cut ? 'query' : 'plain',
          }))}
        />
      </div>
    </div>
  ),
  tell: ({ tokens, counts: { characters, bytes, pieces }, vocabulary }, { cut }) =>
    `As ${CUTS[cut]} the text has ${amount(tokens.length, 'token')}: ${amount(characters, 'character')}, ` +
    `${amount(bytes, 'byte')}, or ${amount(pieces, 'piece')} from a vocabulary of ${vocabulary}. ` +
    `Against characters, the pieces leave a recurrent network ` +
    `${((100 * pieces) / characters).toFixed(0)} % of its steps and attention ` +
    `${((100 * pieces * (pieces + 1)) / (characters * (characters + 1))).toFixed(0)} % of its pairs.`,
});
