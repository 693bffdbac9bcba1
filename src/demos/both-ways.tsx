/** An ambiguous item is tagged by a network that reads forward and by one that reads both ways, trained side by side. */
import { HeatMap } from '../charts/heat-map.tsx';
import { Lines } from '../charts/lines.tsx';
import { choice, defineDemo, range } from '../define.ts';
import { type BothWaysFrame, trainBothWays } from '../training/both-ways.ts';
import { amount } from '../units.ts';

const SIDES = { before: 'before it', after: 'after it', either: 'on either side' };
const COLORS = ['hidden', 'update'];
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

export default defineDemo({
  title: 'Tag an item by what comes before it, or after',
  dare: 'A mark ▲ or ▼ says what the ? is. Train with the mark after it, then with the mark before it.',
  start: 'Train both',
  controls: {
    side: choice('The mark stands', SIDES, 'after'),
    distance: range('steps away', 1, 6, 3),
    steps: range('Steps', 100, 400, 200, { step: 50 }),
  },
  tries: [
    { label: 'the mark comes after', settings: { side: 'after' } },
    { label: 'the mark comes before', settings: { side: 'before' } },
    { label: 'far away, either side', settings: { side: 'either', distance: 6 } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ readers }: BothWaysFrame) => readers.flatMap(({ curve }) => curve.map(([, accuracy]) => accuracy)),
  loads: 'Two nets that this demo saved are not trained again but tested, on the task that is set.',
  *run({ side, distance, steps, seed }, _random, _now, loaded) {
    return yield* trainBothWays(side, distance, seed, steps, loaded);
  },
  view: ({ tokens, steps, readers }) => (
    <div>
      <HeatMap
        title="A sequence, and how far each net leans to ▲ (full) or ▼ (hollow) at every item of it"
        rows={[
          { letter: 'items', quantity: 'input', values: [], marks: [...tokens] },
          ...readers.map(({ title, leaning }, k) => ({
            letter: title,
            quantity: COLORS[k]!,
            values: leaning.map((share) => 2 * share - 1),
          })),
        ]}
      />
      <Lines
        title="Share of asked items tagged right on fresh sequences, while both nets train"
        height={220}
        x={{ label: 'training step', domain: [0, steps] }}
        y={{ label: 'tagged right', domain: [0, 1] }}
        series={readers.map(({ title, curve }, k) => ({ label: title, quantity: COLORS[k]!, points: curve }))}
      />
    </div>
  ),
  tell: ({ step, side, tokens, asked, answer, readers }) => {
    const right = readers.map(({ title, curve }) => `${title} ${percent(curve.at(-1)![1])}`).join(', ');
    const given = readers.map(({ leaning }) => (leaning[asked]! > 0.5 ? '▲' : '▼')).join(' and ');
    const truth = answer ? '▲' : '▼';
    return (
      `With the mark ${SIDES[side]}, after ${amount(step, 'step')} of training the nets tag right: ${right}. ` +
      `In ${tokens.join('')} the ? is ${truth}; they say ${given}.`
    );
  },
});
