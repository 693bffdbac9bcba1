/** One answer for a sequence with padding: four ways to make it of the states, trained side by side, and where each looks. */
import { HeatMap } from '../charts/heat-map.tsx';
import { Lines } from '../charts/lines.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, range, toggle } from '../define.ts';
import { type Pooling, type PoolingFrame, trainPooling } from '../training/pooling.ts';
import { amount } from '../units.ts';

const NAMES: Record<Pooling, string> = { last: 'last state', mean: 'mean', max: 'maximum', attention: 'attention' };
const COLORS: Record<Pooling, string> = { last: 'hidden', mean: 'update', max: 'write', attention: 'query' };
const PLACES = { start: 'at the start', anywhere: 'anywhere', end: 'at the end' };

export default defineDemo({
  title: 'Make one answer of many states',
  dare: 'One mark (▲ or ▼) in noise tells the class. Train, and watch which readout finds it, and which looks at padding.',
  start: 'Train all four',
  controls: {
    place: choice('The mark stands', PLACES, 'start'),
    known: toggle('the readout knows the padding', true),
    longest: range('Longest sequence', 8, 48, 40, { step: 8, unit: 'steps' }),
    steps: range('Training steps', 100, 300, 200, { step: 50, rare: true }),
  },
  tries: [
    { label: 'at the start', settings: {} },
    { label: 'at the end', settings: { place: 'end' } },
    { label: 'anywhere, padding not known', settings: { place: 'anywhere', known: false } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ readers }: PoolingFrame) => readers.flatMap(({ curve }) => curve.map(([, accuracy]) => accuracy)),
  loads: 'Four models that this demo saved are not trained again but tested, on the task that is set.',
  *run({ place, known, longest, steps, seed }, _random, _now, loaded) {
    return yield* trainPooling({ place, known, longest, steps, seed }, loaded);
  },
  view: ({ steps, signs, readers }) => (
    <div>
      <HeatMap
        title="A sequence with its padding left empty, and the share of each step in what each model reads out"
        rowHeight={20}
        rows={[
          {
            letter: 'mark',
            quantity: 'input',
            values: [],
            marks: signs.map((sign) => (/[a-d]/.test(sign) ? '·' : sign)),
          },
          ...readers.map(({ pooling, shares }) => {
            const size = Math.max(...shares);
            return {
              letter: NAMES[pooling],
              quantity: COLORS[pooling],
              values: shares.map((share) => share / size),
              size,
            };
          }),
        ]}
      />
      <Lines
        title="Accuracy on fresh sequences, while all four train"
        height={170}
        x={{ label: 'training step', domain: [0, steps] }}
        y={{ label: 'accuracy', domain: [0, 1] }}
        series={readers.map(({ pooling, curve }) => ({
          label: NAMES[pooling],
          quantity: COLORS[pooling],
          points: curve,
        }))}
      />
    </div>
  ),
  tell: ({ step, signs, readers }, { place, known, longest }) => {
    const length = signs.filter(Boolean).length;
    const each = readers.map(({ pooling, curve }) => `${NAMES[pooling]} ${percent(curve.at(-1)?.[1] ?? 0)}`).join(', ');
    const lost = readers.map(({ pooling, shares }) => {
      const share = shares.slice(length).reduce((sum, value) => sum + value, 0);
      return `${NAMES[pooling]} ${percent(share)}`;
    });
    const padding = known
      ? 'No readout looks at the padding.'
      : `In the sequence shown, so much of what each reads out comes from its ${amount(longest - length, 'step')} of padding: ${lost.join(', ')}.`;
    return `With the mark ${PLACES[place]} in sequences of up to ${longest} steps, after ${amount(step, 'training step')} the accuracy is: ${each}. ${padding}`;
  },
});
