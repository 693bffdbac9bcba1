/** An ambiguous item is tagged by a network that reads forward and by one that reads both ways, trained side by side. */
import { HeatMap } from '../charts/heat-map.tsx';
import { Lines } from '../charts/lines.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { type BothWaysFrame, trainBothWays } from '../training/both-ways.ts';
import { amount } from '../units.ts';

const SIDES = { before: 'before it', after: 'after it', either: 'on either side' };
const COLORS = ['hidden', 'update'];

export default defineDemo({
  title: 'Tag an item by what comes before or after it',
  dare: 'The mark that says what ? is comes after it: train both models and see which of them can use it.',
  start: 'Train both',
  controls: {
    side: choice('The mark comes', SIDES, 'after'),
    distance: range('Distance to the mark', 1, 6, 3, { unit: 'steps' }),
    steps: range('Training steps', 100, 400, 200, { step: 50, rare: true }),
  },
  tries: [
    { label: 'the mark comes after', settings: { side: 'after' } },
    { label: 'the mark comes before', settings: { side: 'before' } },
    { label: 'far away, either side', settings: { side: 'either', distance: 6 } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ readers }: BothWaysFrame) => readers.flatMap(({ curve }) => curve.map(([, accuracy]) => accuracy)),
  loads: 'Two models that this demo saved are not trained again but tested, on the task that is set.',
  *run({ side, distance, steps, seed }, _random, _now, loaded) {
    return yield* trainBothWays(side, distance, seed, steps, loaded);
  },
  view: ({ tokens, steps, readers }) => (
    <div>
      <HeatMap
        title="A sequence, and how far each model leans to ▲ (full) or ▼ (hollow) at every item of it"
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
        title="Accuracy on the asked items of fresh sequences, while both models train"
        height={170}
        x={{ label: 'training step', domain: [0, steps] }}
        y={{ label: 'accuracy', domain: [0, 1] }}
        series={readers.map(({ title, curve }, k) => ({ label: title, quantity: COLORS[k]!, points: curve }))}
      />
    </div>
  ),
  tell: ({ step, side, tokens, asked, answer, readers }) => {
    const each = readers.map(({ title, curve }) => `${title} ${percent(curve.at(-1)?.[1] ?? 0)}`).join(', ');
    const given = readers.map(({ leaning }) => ((leaning[asked] ?? 0) > 0.5 ? '▲' : '▼')).join(' and ');
    const why =
      side === 'before'
        ? 'A model that reads forward has seen the mark by then, so both can know'
        : 'A model that only reads forward has not seen a mark that comes later, so it can only guess';
    return (
      `With the mark ${SIDES[side]}, after ${amount(step, 'training step')} the accuracy is: ${each}. ${why}. ` +
      `In ${tokens.join('')} the ? stands for ${answer ? '▲' : '▼'}; in this order, the models answer ${given}.`
    );
  },
});
