/** An encoder, a vector and a decoder, trained to write words backward: cut the vector, and long words fail. */
import { Lines } from '../charts/lines.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { LENGTHS, type Seq2seqFrame, trainSeq2seq } from '../training/encoder-decoder.ts';
import { amount } from '../units.ts';

const SIZES = { 2: '2 numbers', 4: '4', 8: '8', 16: '16', 32: '32' };

export default defineDemo({
  title: 'Pass a word through a vector',
  dare: 'A whole word must fit into one vector. Train with 2 numbers, then with 32, and compare how long words fare.',
  start: 'Train',
  controls: {
    vector: choice('Size of the vector', SIZES, '8'),
    steps: range('Training steps', 200, 2000, 1000, { step: 200 }),
  },
  tries: [
    { label: '2 numbers for a word', settings: { vector: '2' } },
    { label: '8 numbers', settings: {} },
    { label: '32 numbers', settings: { vector: '32' } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ loss }: Seq2seqFrame) => loss.map(([, value]) => value),
  loads:
    'An encoder and a decoder that this demo saved, with a vector of the same size, are not trained again but tested.',
  *run({ vector, steps, seed }, _random, _now, loaded) {
    return yield* trainSeq2seq(Number(vector), seed, steps, 1, loaded);
  },
  view: ({ loss, steps, tested }) => (
    <div>
      <Lines
        title="Loss of the batches while encoder and decoder train"
        height={150}
        x={{ label: 'training step', domain: [0, steps] }}
        y={{ label: 'loss (nats per symbol)', domain: [0, 2] }}
        series={[{ label: 'loss', quantity: 'candidate', points: loss }]}
      />
      <Lines
        title="Symbols correct with teacher forcing, and whole words correct without it, by length of the word"
        height={180}
        x={{ label: `length of the word; trained up to ${LENGTHS.trained}`, domain: [2, 12], marks: LENGTHS.tested }}
        y={{ label: 'correct', domain: [0, 1] }}
        series={[
          { label: 'symbols', quantity: 'hidden', points: tested.map(({ length, forced }) => [length, forced]) },
          { label: 'whole words', quantity: 'update', points: tested.map(({ length, free }) => [length, free]) },
        ]}
      />
    </div>
  ),
  tell: ({ step, vector, tested }) => {
    const at = tested.map(({ length, free }) => `${percent(free)} at length ${length}`).join(', ');
    return (
      `With a vector of ${vector} numbers, after ${amount(step, 'training step')}, this part of all words is written backward without an ` +
      `error: ${at}. Everything the decoder knows of the word must pass through that vector.`
    );
  },
});
