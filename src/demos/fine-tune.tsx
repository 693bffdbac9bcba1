/** Fine-tuning in the tab: a model of Moby-Dick goes on learning on another text, and forgets some of the book. */
import { Lines } from '../charts/lines.tsx';
import { ends, type Series, valuesAlong } from '../charts/series.ts';
import { choice, defineDemo, paste, range } from '../define.ts';
import { readKnown, toldTimes, WANTED_PLAIN } from '../tasks/known-writing.ts';
import { pretrained } from '../trained/pretrained.ts';
import { type FineTuning, fineTune } from '../training/fine-tune.ts';
import { READERS, type ReaderName, readerNames } from '../training/readers.ts';
import { amount, counted } from '../units.ts';

const MODELS = Object.fromEntries(readerNames.map((name) => [name, READERS[name].title])) as Record<ReaderName, string>;
const SAMPLES = { speech: 'a speech of 1862', names: 'a list of first names' };
const bits = (value: number) => value.toFixed(2);
const first = (curve: [number, number][]) => curve[0][1];
const last = (curve: [number, number][]) => curve[curve.length - 1][1];

export default defineDemo({
  title: 'Fine-tune a model of Moby-Dick on another text',
  dare: 'Press Train: the new text gets cheaper, and the book that the model knew gets dearer.',
  start: 'Train',
  trained: readerNames.map((name) => `whale-${name}`),
  controls: {
    text: paste('Your text', `${WANTED_PLAIN}; left empty, the sample below.`, readKnown),
    sample: choice('Sample', SAMPLES, 'speech'),
    model: choice('Model', MODELS, 'lstm'),
    rate: range('Learning rate, in thousandths', 1, 20, 3),
    mix: range('Old text in each batch', 0, 75, 0, { step: 25, unit: '%' }),
    steps: range('Training steps', 50, 400, 200, { step: 50, rare: true }),
  },
  tries: [
    {
      label: 'a speech',
      settings: {},
      says: 'Compare the two lines of the new text: one model has read the book first.',
    },
    {
      label: 'old text mixed in',
      settings: { mix: 50 },
      says: 'Half of each batch is from the book: the line of the book shows how much less is forgotten.',
    },
    {
      label: 'a high rate',
      settings: { rate: 20 },
      says: 'Larger steps: see whether the new text gains as much as the book loses.',
    },
    {
      label: 'names',
      settings: { sample: 'names' },
      says: 'A text unlike the book: see how close the two lines of the new text come.',
    },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ own, old }: FineTuning) => [...own.tuned, ...own.scratch, ...old].map(([, value]) => value),
  loads: 'A model that this demo saved is not trained again: it is tested on your text and on the end of the book.',
  async *run({ text, sample, model, rate, mix, steps, seed }, _random, _now, loaded) {
    const given = { text, sample, rate: rate / 1000, mix: mix / 100, steps, seed };
    return yield* fineTune(await pretrained(model), given, loaded);
  },
  view: ({ own, old, before, now }, { model }) => {
    // What is far above the other lines at first would flatten them: the line from scratch begins where it comes near.
    const most = Math.max(...[...own.tuned, ...old, ...own.scratch.slice(-1)].map(([, value]) => value)) + 0.1;
    const series: Series[] = [
      { label: 'new text', quantity: model, points: own.tuned },
      { label: 'new text, from scratch', quantity: 'plain', points: own.scratch.filter(([, value]) => value < most) },
      { label: 'the book', quantity: 'error', points: old },
    ];
    return (
      <div class="text-models">
        <Lines
          title="Bits per character on text that was held out: of the new text and of the book, while the model is fine-tuned"
          height={170}
          x={{ label: 'training step', domain: ends(valuesAlong('x', series), 0, 1) }}
          y={{ label: 'bits per character', domain: ends(valuesAlong('y', series), most, most) }}
          series={series}
        />
        <p class="tagged-key">
          It writes at first: <q>{before}</q>
          <br />
          and now: <q>{now}</q>
        </p>
      </div>
    );
  },
  tell: ({ step, own, old, known, kept, leftOut }, { model }) => {
    const gone = leftOut.length ? ` Left out, because the model does not know them: ${toldTimes(leftOut)}.` : '';
    const [gain, lead] = [first(own.tuned) - last(own.tuned), last(own.scratch) - last(own.tuned)];
    return (
      `After ${amount(step, 'training step')} on ${counted(known)} characters, the ${MODELS[model]} needs ${bits(last(own.tuned))} bits per character for the ` +
      `${counted(kept)} held out, ${bits(Math.abs(gain))} ${gain < 0 ? 'more' : 'fewer'} than before; the same network from scratch needs ${bits(last(own.scratch))}, ` +
      `so having read the book ${lead > 0 ? 'helps' : 'does not help'} here. For the end of the book it needs ${bits(last(old))} instead of ${bits(first(old))}: ` +
      `${last(old) > first(old) ? 'that is what it has forgotten' : 'it has forgotten nothing'}.${gone}`
    );
  },
});
