/** A decoder that is given the correct past while it trains, and its own when it writes: where the two part. */
import { HeatMap } from '../charts/heat-map.tsx';
import { Lines } from '../charts/lines.tsx';
import { percent } from '../charts/scale.ts';
import { defineDemo, range } from '../define.ts';
import { type Seq2seqFrame, trainSeq2seq } from '../training/encoder-decoder.ts';
import { amount } from '../units.ts';

const VECTOR = 16;
const LETTERS = 'abcdef';
const spelled = (symbols: number[]) => symbols.map((symbol) => LETTERS[symbol]!);
/** The symbols, the wrong ones in capitals with a mark. */
const marked = (symbols: number[], right: number[]) =>
  spelled(symbols).map((letter, t) => (symbols[t] === right[t] ? letter : `${letter.toUpperCase()}✕`));

export default defineDemo({
  title: 'Train with the correct past, then let go',
  dare: 'In training the decoder is always told the correct past. Watch it write alone: where does its first error come?',
  start: 'Train',
  controls: {
    ratio: range('Teacher forcing', 0, 1, 1, { step: 0.25, unit: 'of the time' }),
    steps: range('Training steps', 200, 2000, 800, { step: 200 }),
  },
  tries: [
    { label: 'always forced', settings: { ratio: 1 } },
    { label: 'forced half of the time', settings: { ratio: 0.5 } },
    { label: 'only its own past', settings: { ratio: 0 } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ loss }: Seq2seqFrame) => loss.map(([, value]) => value),
  loads:
    'An encoder and a decoder that this demo saved are not trained again but write, with the correct past and with their own.',
  *run({ ratio, steps, seed }, _random, _now, loaded) {
    return yield* trainSeq2seq(VECTOR, seed, steps, ratio, loaded);
  },
  view: ({ example: { word, right, forced, free }, tested }) => (
    <div>
      <HeatMap
        title="A word, its letters backward, and what the decoder writes with the correct past and with its own"
        unit="letter"
        rows={[
          { letter: 'word', quantity: 'input', values: [], marks: spelled(word) },
          { letter: 'target', quantity: 'plain', values: [], marks: spelled(right) },
          { letter: 'forced', quantity: 'hidden', values: [], marks: marked(forced, right) },
          { letter: 'free', quantity: 'update', values: [], marks: marked(free, right) },
        ]}
      />
      <Lines
        title="Letters correct with teacher forcing, and whole words correct without it, by length"
        height={220}
        x={{ label: 'length of the word', domain: [2, 12] }}
        y={{ label: 'correct', domain: [0, 1] }}
        series={[
          {
            label: 'letters, forced',
            quantity: 'hidden',
            points: tested.map(({ length, forced }) => [length, forced]),
          },
          { label: 'words, free', quantity: 'update', points: tested.map(({ length, free }) => [length, free]) },
        ]}
      />
    </div>
  ),
  tell: ({ step, example: { right, free }, tested }) => {
    const drift = free.findIndex((symbol, t) => symbol !== right[t]);
    const where = drift < 0 ? 'without an error' : `and goes wrong at letter ${drift + 1}`;
    const [last] = tested.filter(({ length }) => length === 8);
    return (
      `After ${amount(step, 'training step')}, at length 8, ${percent(last?.forced ?? 0)} of the letters are correct with teacher forcing, but only ` +
      `${percent(last?.free ?? 0)} of the words when the decoder reads its own output: after an error it goes on from its own wrong symbol. ` +
      `Here it writes ${spelled(free).join('')}, ${where}.`
    );
  },
});
