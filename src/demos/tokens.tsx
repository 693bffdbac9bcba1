/** One text as characters, bytes and learned pieces: how long the sequence becomes, and what the length costs. */
import { Ranking } from '../charts/ranking.tsx';
import { percent } from '../charts/scale.ts';
import { TokenStrip } from '../charts/token-strip.tsx';
import { choice, defineDemo, range, text } from '../define.ts';
import { byteCount, encode, learnMerges } from '../tasks/byte-pairs.ts';
import { amount, counted } from '../units.ts';

const TEXT =
  'the lower the tone the slower the tune, and the slowest of the slow tunes is the lowest of the low tones; ' +
  'a naïve ear hears the tune, a trained ear hears the tone';
const CUTS = { characters: 'characters', bytes: 'bytes', pieces: 'learned subwords' };

type Frame = { tokens: string[]; counts: { characters: number; bytes: number; pieces: number }; vocabulary: number };

const byHex = (given: string) => [...new TextEncoder().encode(given)].map((byte) => byte.toString(16).padStart(2, '0'));

export default defineDemo({
  title: 'Cut a text into tokens',
  dare: 'Type your own text, then raise the merges from 0: common pieces become tokens, and the sequence gets shorter.',
  seedless: 'the cut follows from the text alone',
  controls: {
    typed: text('Text', TEXT, { minLength: 1, maxLength: 300, allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\u200d ' }),
    cut: choice('Cut into', CUTS, 'pieces'),
    merges: range('Merges', 0, 60, 30),
  },
  tries: [
    { label: 'characters', settings: { cut: 'characters' } },
    {
      label: 'bytes',
      settings: { cut: 'bytes' },
      says: 'The letter ï takes two bytes, so there are more bytes than characters.',
    },
    { label: 'subwords', settings: { cut: 'pieces', merges: 60 }, says: 'Frequent words have become one token each.' },
  ],
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
          title="Time steps of a recurrent network"
          digits={0}
          rows={Object.entries(counts).map(([name, count]) => ({
            label: CUTS[name as keyof typeof CUTS],
            value: count,
            quantity: name === cut ? 'hidden' : 'plain',
          }))}
        />
        <Ranking
          title="Pairs of tokens that causal attention scores"
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
  tell: ({ tokens, counts: { characters, bytes, pieces }, vocabulary }, { cut }) => {
    const pairs = (count: number) => (count * (count + 1)) / 2;
    return (
      `Cut into ${CUTS[cut]}, the text is ${amount(tokens.length, 'token')} long. It has ${amount(characters, 'character')}, ` +
      `${amount(bytes, 'byte')}, or ${amount(pieces, 'subword')} from a vocabulary of ${counted(vocabulary)}. With subwords instead of ` +
      `characters, a recurrent network has ${percent(pieces / characters)} of the time steps, and attention ` +
      `${percent(pairs(pieces) / pairs(characters))} of the pairs.`
    );
  },
});
