/** Five networks learn to carry one symbol over a distance: which of them still can, as the distance grows. */
import { Lines } from '../charts/lines.tsx';
import { defineDemo, range } from '../define.ts';
import { type DistanceFrame, trainOverDistance } from '../training/distance.ts';
import { amount } from '../units.ts';

const names = (all: { title: string }[]) => all.map(({ title }) => title).join(', ') || 'none';

export default defineDemo({
  title: 'Carry one symbol over a distance',
  dare: 'A symbol comes first and is asked for last. Raise the distance and watch which models fail first.',
  start: 'Train five models',
  controls: {
    distance: range('Distance', 5, 80, 20, { step: 5, unit: 'time steps' }),
    steps: range('Training steps', 100, 600, 400, { step: 100 }),
  },
  tries: [
    { label: 'over 5 steps', settings: { distance: 5 } },
    { label: 'over 20 steps', settings: {} },
    { label: 'over 60 steps', settings: { distance: 60 } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ carriers }: DistanceFrame) => carriers.flatMap(({ curve }) => curve.map(([, accuracy]) => accuracy)),
  loads: 'Five models that this demo saved are not trained again but tested, over the distance that is set.',
  *run({ distance, steps, seed }, _random, _now, loaded) {
    return yield* trainOverDistance(distance, seed, steps, loaded);
  },
  view: ({ steps, carriers }) => (
    <div class="contest">
      <Lines
        title="Accuracy of each model on the symbol, while it trains"
        height={260}
        x={{ label: 'training step', domain: [0, steps] }}
        y={{ label: 'accuracy', domain: [0, 1] }}
        series={[
          {
            label: 'chance',
            kind: 'theory',
            points: [
              [0, 0.25],
              [steps, 0.25],
            ],
          },
          ...carriers.map(({ name, title, curve }) => ({ label: title, quantity: name, points: curve })),
        ]}
      />
    </div>
  ),
  tell: ({ distance, step, carriers }) => {
    const learned = carriers.filter((network) => network.learned !== null);
    const by = learned.map(({ title, learned: at }) => `${title} (training step ${at})`).join(', ') || 'no model';
    const open = carriers.filter((network) => network.learned === null);
    return (
      `Over ${distance} time steps, after ${amount(step, 'training step')}, learned by ${by}; not learned by ${names(open)}. ` +
      'The farther back the symbol lies, the smaller the gradient that could teach a recurrent model to keep it; attention reaches it in one step.'
    );
  },
});
