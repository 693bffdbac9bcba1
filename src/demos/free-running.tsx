/** A decoder that is given the right past while it trains, and its own when it writes: where the two part. */
import { HeatMap } from '../charts/heat-map.tsx';
import { Lines } from '../charts/lines.tsx';
import { defineDemo, range } from '../define.ts';
import { type Seq2seqFrame, trainSeq2seq } from '../training/encoder-decoder.ts';
import { amount } from '../units.ts';

const VECTOR = 16;
const LETTERS = 'abcdef';
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
const spelled = (symbols: number[]) => symbols.map((symbol) => LETTERS[symbol]!);
/** The symbols, the wrong ones in capitals with a mark. */
const marked = (symbols: number[], right: number[]) =>
  spelled(symbols).map((letter, t) => (symbols[t] === right[t] ? letter : `${letter.toUpperCase()}✕`));

export default defineDemo({
  title: 'Give the right past, then let it go',
  dare: 'Train with the right past at every step, or at a share of them. Compare what is written with and without it.',
  start: 'Train',
  controls: {
    ratio: range('Right past given', 0, 1, 1, { step: 0.25, unit: 'of the time' }),
    steps: range('Steps', 200, 2000, 800, { step: 200 }),
  },
  tries: [
    { label: 'always the right past', settings: { ratio: 1 } },
    { label: 'half of the time', settings: { ratio: 0.5 } },
    { label: 'only its own past', settings: { ratio: 0 } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ loss }: Seq2seqFrame) => loss.map(([, value]) => value),
  loads: 'Two nets that this demo saved are not trained again but write, with the right past and with their own.',
  *run({ ratio, steps, seed }, _random, _now, loaded) {
    return yield* trainSeq2seq(VECTOR, seed, steps, ratio, loaded);
  },
  view: ({ example: { word, right, forced, free }, tested }) => (
    <div>
      <HeatMap
        title="A word, its letters backward, and what the decoder writes with the right past and with its own"
        rows={[
          { letter: 'word', quantity: 'input', values: [], marks: spelled(word) },
          { letter: 'due', quantity: 'plain', values: [], marks: spelled(right) },
          { letter: 'given', quantity: 'hidden', values: [], marks: marked(forced, right) },
          { letter: 'free', quantity: 'update', values: [], marks: marked(free, right) },
        ]}
      />
      <Lines
        title="Symbols right with the right past given, and words right written freely, by length"
        height={220}
        x={{ label: 'length of the word', domain: [2, 12] }}
        y={{ label: 'right', domain: [0, 1] }}
        series={[
          { label: 'past given', quantity: 'hidden', points: tested.map(({ length, forced }) => [length, forced]) },
          { label: 'free, words', quantity: 'update', points: tested.map(({ length, free }) => [length, free]) },
        ]}
      />
    </div>
  ),
  tell: ({ step, example: { right, free }, tested }) => {
    const drift = free.findIndex((symbol, t) => symbol !== right[t]);
    const where = drift < 0 ? 'without an error' : `and goes wrong at its letter ${drift + 1}`;
    const [last] = tested.filter(({ length }) => length === 8);
    return (
      `After ${amount(step, 'step')}, at length 8: ${percent(last!.forced)} of the letters are right with the right past ` +
      `given, ${percent(last!.free)} of the words when it runs free. ` +
      `Here it writes ${spelled(free).join('')}, ${where}.`
    );
  },
});
