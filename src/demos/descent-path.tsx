/** Gradient descent in a valley: the path of its steps, with the whole gradient and with that of noisy batches. */
import { LandscapeMap } from '../charts/landscape.tsx';
import { Lines } from '../charts/lines.tsx';
import { fixed, shown } from '../charts/scale.ts';
import { overSteps } from '../charts/series.ts';
import { defineDemo, range } from '../define.ts';
import { descend } from '../training/descend.ts';
import { ACROSS, lossAlong, type Point, SPAN, valley } from '../training/landscape.ts';

const [STEPS, STEP] = [60, 0.1];
const LOSSES: [least: number, most: number] = [1e-6, 100];

type Frame = Record<'whole' | 'batches', Point[]>;

/** What becomes of the part of the distance across the valley at each step, and along it. */
const factors = (rate: number, narrow: number) => [1 - rate * ACROSS, 1 - (rate * ACROSS) / narrow] as const;

export default defineDemo({
  title: 'Walk down a valley',
  dare: 'Raise the learning rate: the path begins to zigzag, and beyond 0.5 every step leads farther up.',
  untrained: 'two weights that begin where you put them; the noise of the batches is drawn at random.',
  controls: {
    rate: range('Learning rate', 0.02, 0.54, 0.42, { step: 0.02 }),
    narrow: range('Steepness across ÷ along', 1, 40, 12),
    noise: range('Noise of the batches', 0, 2, 0.25, { step: 0.25 }),
    x: range('Start: weight 1', -SPAN, SPAN, -1.7, { step: STEP, rare: true }),
    y: range('Start: weight 2', -SPAN, SPAN, 1.4, { step: STEP, rare: true }),
  },
  tries: [
    {
      label: 'it zigzags',
      settings: {},
      says: 'Across the valley each step goes too far and lands on the other side.',
    },
    {
      label: 'careful, and slow',
      settings: { rate: 0.06 },
      says: 'A rate that is safe for the steep direction hardly moves along the flat one.',
    },
    { label: 'too large', settings: { rate: 0.52 }, says: 'Each step lands higher on the other side than it began.' },
    { label: 'a round bowl', settings: { narrow: 1, rate: 0.24 } },
  ],
  *run({ rate, narrow, noise, x, y }, random): Generator<Frame> {
    const descent = { name: 'sgd', learningRate: rate } as const;
    const on = valley(narrow);
    yield {
      whole: descend(on, [x, y], STEPS, descent),
      batches: descend(on, [x, y], STEPS, descent, { size: noise, random }),
    };
  },
  view: ({ whole, batches }, { narrow, x, y }, set) => {
    const on = valley(narrow);
    const losses = (path: Point[]) => lossAlong(on, path, LOSSES);
    return (
      <div class="beside">
        <LandscapeMap
          title="A valley of loss over two weights, and the paths of gradient descent through it"
          lossAt={(...at) => on.loss(at)}
          span={SPAN}
          lowest={on.lowest}
          paths={[
            { label: 'noisy batches (SGD)', quantity: 'error', points: batches },
            { label: 'whole gradient', quantity: 'update', points: whole },
          ]}
          start={{ x, y }}
          step={STEP}
          onMove={set}
        />
        <Lines
          title="Loss after each training step, on a logarithmic axis"
          height={150}
          x={{ label: 'training step', domain: [0, STEPS] }}
          y={{ label: 'loss', domain: LOSSES, log: true, ticks: 4 }}
          series={[overSteps('batches', 'error', losses(batches)), overSteps('whole', 'update', losses(whole))]}
        />
      </div>
    );
  },
  tell: ({ whole, batches }, { rate, narrow, noise, x, y }) => {
    const [across, along] = factors(rate, narrow);
    const { loss } = valley(narrow);
    const end = (path: Point[]) => shown(loss(path.at(-1) ?? [0, 0]), 4);
    const fate =
      Math.abs(across) > 1
        ? 'so descent diverges'
        : across < 0
          ? 'so it crosses the floor at every step, and still gets closer'
          : 'so it never crosses the floor';
    return (
      `At a learning rate of ${rate}, a step multiplies the distance from the floor of the valley by ${fixed(across)}, ${fate}. ` +
      `Along the floor, ${narrow} times less steep, it multiplies the distance by ${fixed(along, 3)}. From (${shown(x)}, ${shown(y)}), the loss after ${STEPS} steps is ${end(whole)}; ` +
      `with noise of size ${noise} in each gradient, it is ${end(batches)}.`
    );
  },
});
