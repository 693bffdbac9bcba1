/** Five optimizers train the same small LSTM, each at nine learning rates: which rates work, and how training goes at one. */
import { Lines } from '../charts/lines.tsx';
import type { Series } from '../charts/series.ts';
import { defineDemo, range, toggle } from '../define.ts';
import {
  DIVERGED,
  EXPONENTS,
  finals,
  lanesOf,
  type Sweep,
  type Sweeps,
  sweep,
  WINDOW,
} from '../training/optimizer-sweep.ts';
import { rateOf, trainedOf, verdict } from '../training/optimizer-verdict.ts';

const [FROM, TO] = [EXPONENTS[0] ?? 0, EXPONENTS.at(-1) ?? 0];
const LOSSES: [least: number, most: number] = [1e-4, DIVERGED];
const within = (loss: number) => Math.max(LOSSES[0], loss);

/** A line for each optimizer that has trained. */
const lines = (sweeps: Sweeps, points: (one: Sweep) => Series['points']): Series[] =>
  trainedOf(sweeps).map(([name, label, one]) => ({ label, quantity: name, points: points(one) }));

export default defineDemo({
  title: 'Which learning rates work?',
  dare: 'Drag the point: at a learning rate of 0.01, plain SGD seems unable to learn. Find the rate at which it can.',
  start: 'Train',
  controls: {
    rate: range('Learning rate shown: 10 to the', FROM, TO, -2, { step: 0.5, scrub: true }),
    steps: range('Training steps', 100, 500, 300, { step: 50 }),
    clip: toggle('Clip gradients at 1', true),
    correct: toggle('Bias correction in Adam', true),
  },
  tries: [
    { label: 'all at 0.01', settings: {} },
    {
      label: 'SGD at its own rate',
      settings: { rate: 0.5 },
      says: 'With gradients clipped, SGD learns the task at a rate far above that of Adam.',
    },
    { label: 'without clipping', settings: { clip: false } },
  ],
  lanes: lanesOf,
  progress: {
    doing: 'Training',
    unit: 'training',
    at: (sweeps: Sweeps) => {
      const done = Object.values(sweeps).reduce((sum, { curves }) => sum + curves.length, 0);
      return [done, EXPONENTS.length * lanesOf().length];
    },
  },
  curve: (sweeps: Sweeps) => Object.values(sweeps).flatMap(finals),
  run: ({ steps, clip, correct, seed }, _random, _now, _loaded, lanes) =>
    sweep({ steps, clip, biasCorrection: correct, seed }, lanes),
  view: (sweeps: Sweeps, { rate, steps }, set) => {
    const at = EXPONENTS.indexOf(rate);
    const first = Object.values(sweeps)[0];
    return (
      <div>
        <Lines
          title="Loss at the end of training against the learning rate, for each optimizer"
          height={200}
          x={{
            label: 'learning rate, as a power of ten',
            domain: [FROM, TO],
            marks: EXPONENTS.filter((e) => e % 1 === 0),
          }}
          y={{ label: 'loss at the end', domain: LOSSES, log: true, ticks: 5 }}
          series={lines(sweeps, (one) => finals(one).map((loss, k) => [EXPONENTS[k] ?? 0, within(loss)]))}
          extraKey={[
            { mark: 'handle', text: 'the rate shown below: drag it, or use the arrow keys', quantity: 'plain' },
          ]}
          handle={{
            label: 'Learning rate shown below',
            at: [rate, within((first && finals(first)[at]) ?? 1)],
            quantity: 'plain',
            range: { min: FROM, max: TO, step: 0.5 },
            onMove: (moved) => set((now) => ({ rate: moved(now.rate) })),
          }}
        />
        <Lines
          title={`Loss during training at a learning rate of ${rateOf(rate)}`}
          height={150}
          x={{ label: 'training step', domain: [0, steps] }}
          y={{ label: 'loss', domain: LOSSES, log: true, ticks: 4 }}
          series={lines(sweeps, ({ curves }) => (curves[at] ?? []).map((loss, k) => [(k + 1) * WINDOW, within(loss)]))}
        />
      </div>
    );
  },
  tell: (sweeps, { rate, steps, clip, correct, seed }) =>
    verdict(sweeps, rate, { steps, clip, biasCorrection: correct, seed }),
});
