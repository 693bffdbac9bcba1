/** Four LSTMs that differ in nothing but the forget bias they start from: what each keeps, and how each learns. */
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import { defineDemo, range } from '../define.ts';
import { BIASES, type BiasRuns, solvedAt, trainFromBiases, WINDOW } from '../training/forget-bias-trial.ts';
import { powerOfTen } from '../units.ts';

const [FLOOR, WORST] = [1e-12, 2.5];
/** Colors of the lines; their names stand at their ends. */
const COLORS: Record<string, string> = { 0: 'hidden', 1: 'cell', 2: 'update', 4: 'read' };
const order = (size: number) => (size > 0.02 ? shown(size) : powerOfTen(Math.round(Math.log10(Math.max(1e-30, size)))));

export default defineDemo({
  title: 'Train from four forget biases',
  dare: 'Which start learns to remember one symbol? Raise the distance and train: the small biases drop out first.',
  start: 'Train',
  controls: {
    distance: range('Time steps to remember', 10, 60, 20, { step: 10 }),
    steps: range('Training steps', 100, 600, 300, { step: 100 }),
  },
  tries: [
    { label: '20 steps to remember', settings: {} },
    { label: 'only 10 steps', settings: { distance: 10 }, says: 'Over a short distance a bias of 1 is enough.' },
    { label: '40 steps', settings: { distance: 40 }, says: 'Over a long distance even a bias of 2 may be too small.' },
  ],
  lanes: () => BIASES.map(String),
  progress: {
    doing: 'Training',
    unit: 'step',
    at: (runs: BiasRuns, { steps }) => {
      const all = Object.values(runs);
      const done = all.reduce((sum, { curve }) => sum + curve.length * WINDOW, 0);
      return [Math.floor(done / BIASES.length), steps];
    },
  },
  curve: (runs: BiasRuns) => Object.values(runs).flatMap(({ curve }) => curve),
  run: ({ distance, steps, seed }, _random, _now, _loaded, lanes) => trainFromBiases({ distance, steps, seed }, lanes),
  view: (runs: BiasRuns, { distance, steps }) => {
    const each = Object.entries(runs);
    return (
      <div>
        <Lines
          title="Part of a value that the cell state keeps over the time steps, before training, by forget bias"
          height={170}
          x={{ label: 'time step', domain: [0, distance] }}
          y={{ label: 'part kept before training', domain: [FLOOR, 1], log: true, ticks: 4 }}
          series={each.map(([bias, { kept }]) => ({
            label: `bias ${bias}`,
            quantity: COLORS[bias],
            points: kept.slice(0, distance + 1).map((part, t) => [t, Math.max(FLOOR, part)]),
          }))}
        />
        <Lines
          title="Loss during training, by forget bias"
          height={170}
          x={{ label: 'training step', domain: [0, steps] }}
          y={{ label: 'loss', domain: [0, WORST] }}
          series={[
            {
              label: 'guessing',
              kind: 'theory',
              points: [
                [0, Math.log(4)],
                [steps, Math.log(4)],
              ],
            },
            ...each.map(([bias, { curve }]) => ({
              label: `bias ${bias}`,
              quantity: COLORS[bias],
              points: curve.map((loss, k): [number, number] => [(k + 1) * WINDOW, Math.min(WORST, loss)]),
            })),
          ]}
        />
      </div>
    );
  },
  tell: (runs: BiasRuns, { distance }) => {
    const each = Object.entries(runs);
    const kept = each.map(([bias, run]) => `${order(run.kept[distance] ?? 0)} from bias ${bias}`).join(', ');
    const fate = each.map(([bias, run]) => {
      const step = solvedAt(run);
      return `from bias ${bias} ${step === null ? `not within ${run.curve.length * WINDOW} steps` : `by step ${step}`}`;
    });
    return `Before training, the part of a value that the cell state still holds after ${distance} time steps is ${kept}. The task, to name the first symbol after ${distance} steps of noise, was learned ${fate.join(', ')}.`;
  },
});
