/** Two words change places, with and without positions; and the clocks by which a position is told. */

import { Bars } from '../charts/bars.tsx';
import { Clocks } from '../charts/clocks.tsx';
import { choice, defineDemo, range, text } from '../define.ts';
import { type Positions, speeds } from '../models/parts/positions.ts';
import { exchanged, type Reordered, reordered } from '../training/word-order.ts';

const [LONGEST, PAIRS, TURN] = [6, 8, 2 * Math.PI];
const KINDS = { none: 'none', sinusoidal: 'sinusoidal', rotary: 'rotary (RoPE)' };
type Frame = Reordered & { words: string[]; swapped: string[] };

/** Turns of a clock, as one reads them: 0.02, 3.1, 40. */
const turns = (angle: number) => Number((angle / TURN).toPrecision(2));

export default defineDemo({
  title: 'Exchange two words',
  dare: 'Does attention notice? Choose an encoding, then move the position and watch its clocks.',
  untrained: 'the word vectors and the weights of the layer are random.',
  controls: {
    sentence: text('Words', 'the dog bit a man twice', { minLength: 1, maxLength: 40, allowed: 'a-z ' }),
    encoding: choice('Encoding', KINDS, 'none'),
    first: range('Exchange word', 1, LONGEST, 2),
    second: range('with word', 1, LONGEST, 5),
    position: range('Clocks at position', 0, 200, 3, { scrub: true }),
  },
  *run({ sentence, encoding, first, second, seed }): Generator<Frame> {
    const given = sentence.split(' ').filter(Boolean).slice(0, LONGEST);
    const words = given.length ? given : ['the'];
    const [a, b] = [first, second].map((word) => Math.min(word, words.length) - 1) as [number, number];
    yield { words, swapped: exchanged(words, a, b), ...reordered(words, [a, b], encoding as Positions, seed) };
  },
  view: ({ words, swapped, before, after }, { position }) => {
    const ω = speeds(2 * PAIRS);
    const limit = Math.max(...before.map(Math.abs), ...after.map(Math.abs));
    return (
      <div class="positions">
        <Bars
          title={`The output at the question mark after “${words.join(' ')}” and after “${swapped.join(' ')}”`}
          limit={limit}
          rows={[
            { letter: 'as told', name: words.slice(0, 2).join(' ') + ' …', quantity: 'output', values: before },
            { letter: 'changed', name: swapped.slice(0, 2).join(' ') + ' …', quantity: 'write', values: after },
          ]}
        />
        <Clocks
          title={`The ${PAIRS} clocks of position ${position}; below each, how many turns it has made`}
          angles={ω.map((speed) => speed * position)}
          names={ω.map((speed) => String(turns(speed * position)))}
        />
      </div>
    );
  },
  tell: ({ moved, swapped }, { encoding, position }) => {
    const ω = speeds(2 * PAIRS);
    const what = moved < 1e-5 ? 'leaves the output where it was' : `moves the output by ${(100 * moved).toFixed(0)} %`;
    const how = encoding === 'none' ? 'Without positions' : `With ${KINDS[encoding]} positions`;
    const [fast, slow] = [turns(ω[0]! * position), turns(ω.at(-1)! * position)];
    return (
      `${how}, the order “${swapped.join(' ')}” ${what}; at position ${position} ` +
      `the quickest clock has made ${fast} turns and the slowest ${slow}.`
    );
  },
});
