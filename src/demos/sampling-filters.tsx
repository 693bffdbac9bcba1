/** How the next character is drawn: temperature, top-k, top-p and min-p on the probabilities of a trained model. */
import { NextBars } from '../charts/next-bars.tsx';
import { named } from '../charts/next-letters.tsx';
import { percent } from '../charts/scale.ts';
import { WrittenText } from '../charts/written-text.tsx';
import { choice, defineDemo, range, text, timeline } from '../define.ts';
import { Random } from '../random.ts';
import { ALPHABET } from '../tasks/next-character.ts';
import { writeText } from '../trained/write-text.ts';
import { type GoneOn, meanBits, textBefore, toldLeftOut } from '../training/go-on.ts';
import { bitsOf } from '../training/sampling.ts';
import { TEXT_MODELS, type TextName } from '../training/text-sizes.ts';
import { amount } from '../units.ts';

const [COUNT, SHOWN, MOST] = [80, 16, 40];
const ORDERS = { first: 'temperature, then filters', last: 'filters, then temperature' };

type Frame = GoneOn & { how: { model: TextName; temperature: number } };

export default defineDemo({
  title: 'Choose how the next character is drawn',
  dare: 'Raise the temperature to 1.6 and watch the text fall apart; then raise min-p to 0.1 and read it again.',
  trained: ['whale-rnn', 'whale-lstm', 'whale-gru', 'whale-mamba', 'whale-transformer'],
  controls: {
    start: text('Beginning', 'the whale', { maxLength: MOST, allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ' }),
    model: choice('Model', TEXT_MODELS, 'lstm'),
    temperature: range('Temperature', 0, 2, 0.8, { step: 0.1 }),
    topK: range(`Top-k (${ALPHABET.length}: all)`, 1, ALPHABET.length, ALPHABET.length),
    topP: range('Top-p', 0.05, 1, 0.9, { step: 0.05 }),
    minP: range('Min-p', 0, 0.5, 0, { step: 0.01 }),
    order: choice('Order', ORDERS, 'first', { rare: true }),
    at: timeline('Character', COUNT - 1, 0),
  },
  tries: [
    { label: 'top-p', settings: {}, says: 'Only the unlikely end of the list is cut off.' },
    {
      label: 'greedy',
      settings: { temperature: 0 },
      says: 'Always the most probable character: soon the text goes round in a circle.',
    },
    {
      label: 'hot',
      settings: { temperature: 1.6, topP: 1 },
      says: 'Every character can come, and errors feed on errors.',
    },
    {
      label: 'hot, with min-p',
      settings: { temperature: 1.6, topP: 1, minP: 0.1 },
      says: 'As hot as before, but what is far less probable than the first is cut off.',
    },
  ],
  async *run({ start, model, seed, at: _, ...sampling }): AsyncGenerator<Frame> {
    const how = { sampling, count: COUNT, shown: SHOWN };
    const made = await writeText(model, start, how, new Random(seed, 'next character'));
    yield { ...made, how: { model, temperature: sampling.temperature } };
  },
  last: ({ written }) => written.length - 1,
  view: (frame, { at }, set) => {
    const { character, candidates } = frame.written[at];
    return (
      <div>
        <NextBars
          title={`What may come after “${textBefore(frame, at).slice(-20)}”: the ${SHOWN} most probable characters`}
          bars={candidates}
          chosen={character}
          before="probability under the model"
          after="probability it is drawn with"
          quantity="output"
        />
        <WrittenText
          title="What the model wrote"
          start={frame.start}
          text={frame.written.map((one) => ({ character: one.character, bits: bitsOf(one.chance) }))}
          quantity="output"
          at={at}
          onPoint={(k) => set({ at: k })}
        />
      </div>
    );
  },
  tell: (frame, { at }) => {
    const { leftOut, written, how } = frame;
    const { character, candidates, kept } = written[at];
    const [best, was, is] = candidates[0];
    return (
      `After “${textBefore(frame, at).slice(-12)}”, ${amount(kept, 'character')} of ${ALPHABET.length} can be drawn. The most probable one, ` +
      `${named(best)}, has a probability of ${percent(was)} under the ${TEXT_MODELS[how.model]} and ${percent(is)} in the draw; ${named(character)} is drawn. ` +
      `At temperature ${how.temperature} the text surprises its own model by ${meanBits(written).toFixed(2)} bits per character.${toldLeftOut(leftOut)}`
    );
  },
});
