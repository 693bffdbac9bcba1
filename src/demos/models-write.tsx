/** Text models go on from one beginning: what each writes from the same draws, what it carries, and how long it takes. */
import { TextColumns } from '../charts/text-columns.tsx';
import { choice, defineDemo, range, text, toggle } from '../define.ts';
import { type Side, type Sides, writeSideBySide } from '../trained/write-side-by-side.ts';
import { toldLeftOut } from '../training/go-on.ts';
import { CONTEXT } from '../training/readers.ts';
import { AS_IT_IS } from '../training/sampling.ts';
import { TEXT_SIZES } from '../training/text-sizes.ts';
import { memorySize } from '../units.ts';

const WINDOWS = { context: `the last ${CONTEXT} characters`, all: 'everything' };

type Frame = Sides & { how: { temperature: number; window: keyof typeof WINDOWS; count: number } };

const micros = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} µs`;
const carried = ({ bytes: [, last] }: Side) => memorySize(last);
const bitsOf = ({ bits }: Side) => `${bits.toFixed(2)} bits`;

export default defineDemo({
  title: 'Let models write, side by side',
  dare: 'Let the transformer look back at everything, and write 300 characters: it was trained on 64, and falls apart.',
  trained: ['whale-rnn', 'whale-lstm', 'whale-gru', 'whale-mamba', 'whale-transformer'],
  controls: {
    start: text('Beginning', 'the whale', { maxLength: 40, allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ' }),
    temperature: range('Temperature', 0, 2, 0.7, { step: 0.1 }),
    size: choice('Models', TEXT_SIZES, 'small'),
    count: range('Characters', 60, 480, 80, { step: 20 }),
    window: choice('The transformer looks back at', WINDOWS, 'context'),
    minP: range('Min-p', 0, 0.5, 0, { step: 0.01, rare: true }),
    timed: toggle('Time it on this device', false, { rare: true }),
  },
  tries: [
    {
      label: 'from one seed',
      settings: {},
      says: 'The same draws, five models: all have learned words, and none has learned sense.',
    },
    {
      label: 'the large ones',
      settings: { size: 'large', count: 60 },
      says: 'Seven models of about 230,000 weights each, trained alike: compare what they carry.',
    },
    {
      label: 'nothing left to chance',
      settings: { temperature: 0 },
      says: 'Each takes its most probable character, and all go round in a loop.',
    },
    {
      label: 'beyond what it saw',
      settings: { window: 'all', count: 300 },
      says: 'The transformer never met a text this long in training, and its memory grows with it.',
    },
  ],
  async *run({ start, temperature, size, count, window, minP, timed, seed }, _random, now): AsyncGenerator<Frame> {
    const how = { temperature, window, count };
    const given = {
      size,
      sampling: { ...AS_IT_IS, temperature, minP },
      count,
      window: window === 'all' ? Infinity : CONTEXT,
      seed,
    };
    yield { ...(await writeSideBySide(start, given)), how };
    if (timed) yield { ...(await writeSideBySide(start, given, now)), how };
  },
  view: ({ start, sides }) => (
    <TextColumns
      title="What the models write from the same beginning and the same draws"
      start={start}
      texts={sides.map((side) => ({
        model: side.title,
        quantity: side.name,
        about: [bitsOf(side), carried(side), ...(side.pace ? [micros(side.pace.last)] : [])].join(' · '),
        text: side.written,
      }))}
    />
  ),
  tell: ({ start, leftOut, sides, how: { temperature, count } }) => {
    const ranked = [...sides].sort((a, b) => a.bits - b.bits);
    const [least, most] = [ranked[0], ranked[ranked.length - 1]];
    const [growing, fixed] = [true, false].map((grows) => sides.filter(({ bytes: [a, b] }) => b > a === grows));
    const named = (list: Side[]) =>
      list.map((side, k) => `the ${side.title} ${k ? '' : 'carries '}${carried(side)}`).join(', ');
    const times = sides.flatMap(({ title, pace }) =>
      pace ? [`${title} ${micros(pace.first)} at the beginning and ${micros(pace.last)} at the end`] : [],
    );
    return (
      `At temperature ${temperature}, ${count} characters after “${start}” cost the ${least.title} the least, ${bitsOf(least)} each by its own probabilities, and ` +
      `the ${most.title} the most, ${bitsOf(most)}. After them ${named(fixed)}, as much as after the first one; ${named(growing)}, ` +
      `a key and a value for each character it looks back at.${times.length ? ` A character takes on this device: ${times.join(', ')}.` : ''}${toldLeftOut(leftOut)}`
    );
  },
});
