/** Two words change places, with and without positions; and the clocks by which a position is told. */
import { Bars } from '../charts/bars.tsx';
import { Clocks } from '../charts/clocks.tsx';
import { percent, shown } from '../charts/scale.ts';
import { WordChips } from '../charts/word-chips.tsx';
import { choice, defineDemo, range, text } from '../define.ts';
import { type Positions, speeds } from '../models/parts/positions.ts';
import { exchanged, type Reordered, reordered } from '../training/word-order.ts';

const [LONGEST, PAIRS, TURN, LABEL_ROOM] = [6, 8, 2 * Math.PI, 0.01];
const KINDS = { none: 'none', sinusoidal: 'sinusoidal', rotary: 'rotary (RoPE)' };
/** `places` are those of the two words, from 0. */
type Frame = Reordered & { words: string[]; swapped: string[]; places: [number, number] };

/** Turns of a clock, as one reads them under it: 0.02, 3.1, 40. */
const turns = (angle: number) => {
  const count = Number((angle / TURN).toPrecision(2));
  return count > 0 && count < LABEL_ROOM ? `<${LABEL_ROOM}` : shown(count);
};

export default defineDemo({
  title: 'Exchange two words',
  dare: 'Drag one word onto another: without positions, the output does not move at all.',
  untrained: 'the word vectors and the weights of the layer are random.',
  controls: {
    sentence: text('Words', 'the dog bit a man twice', { minLength: 1, maxLength: 40, allowed: 'a-z ' }),
    encoding: choice('Encoding', KINDS, 'none'),
    first: range('Exchange word', 1, LONGEST, 2),
    second: range('with word', 1, LONGEST, 5),
    position: range('Clocks at position', 0, 200, 3, { scrub: true }),
  },
  tries: [
    { label: 'no positions', settings: {}, says: 'Attention alone sees a set of words, not a sentence.' },
    { label: 'sinusoidal', settings: { encoding: 'sinusoidal' } },
    { label: 'rotary (RoPE)', settings: { encoding: 'rotary' } },
  ],
  *run({ sentence, encoding, first, second, seed }): Generator<Frame> {
    const given = sentence.split(' ').filter(Boolean).slice(0, LONGEST);
    const words = given.length ? given : ['the'];
    const places = [first, second].map((word) => Math.min(word, words.length) - 1) as [number, number];
    const moved = reordered(words, places, encoding as Positions, seed);
    yield { words, swapped: exchanged(words, ...places), places, ...moved };
  },
  view: ({ swapped, places, before, after }, { position }, set) => {
    const ω = speeds(2 * PAIRS);
    return (
      <div class="positions">
        <WordChips
          title="The words: drag one onto another, or press one and then another, and they change places"
          words={swapped}
          exchanged={places}
          onExchange={(first, second) => set({ first: first + 1, second: second + 1 })}
        />
        <Bars
          title={`The output at a question mark after “${swapped.join(' ')}”, beside that before two words changed places`}
          limit={Math.max(...before.map(Math.abs), ...after.map(Math.abs))}
          rows={[
            {
              letter: 'output',
              name: 'of attention after the last word',
              quantity: 'output',
              values: after,
              ghost: before,
            },
          ]}
          extraKey={[{ mark: 'ghost', text: 'before the two words changed places' }]}
        />
        <Clocks
          title={`The ${PAIRS} clocks of position ${position}; below each, how many turns it has made`}
          angles={ω.map((speed) => speed * position)}
          names={ω.map((speed) => turns(speed * position))}
        />
      </div>
    );
  },
  tell: ({ moved, swapped, places: [a, b] }, { encoding, position }) => {
    const ω = speeds(2 * PAIRS);
    const [fast, slow] = [turns((ω[0] ?? 0) * position), turns((ω.at(-1) ?? 0) * position)];
    const how = encoding === 'none' ? 'Without positions' : `With ${KINDS[encoding]} positions`;
    const what =
      a === b
        ? `“${swapped.join(' ')}” is unchanged: choose two different words`
        : moved < 1e-5
          ? `“${swapped.join(' ')}” gives the same output as before, because attention adds up its values in any order`
          : `“${swapped.join(' ')}” moves the output by ${percent(moved)}, so the layer can tell who did what to whom`;
    return (
      `${how}, ${what}. Below, the numbers under the clocks are turns: at position ${position} the fastest clock has made ${fast} ` +
      `and the slowest ${slow}, and all clocks together tell one position from another.`
    );
  },
});
