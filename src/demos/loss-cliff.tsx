/** The loss of a one-unit RNN over its bias: a gradient that turns into a cliff, and a descent that is thrown off it. */
import { Lines } from '../charts/lines.tsx';
import { decadesAround } from '../charts/series.ts';
import { shown } from '../charts/scale.ts';
import { defineDemo, inPowers, range } from '../define.ts';
import { lossAlong, SPAN, spanned, type Walk, walk } from '../training/cliff.ts';

const [RATE, COUNT, POINTS] = [0.1, 60, 160];

type Frame = { biases: number[]; loss: number[]; slope: number[]; path: Walk };

export default defineDemo({
  title: 'Raise the gain until the step flies off',
  dare: 'The unit is fed back to itself. Turn up its gain, or the number of steps; another seed starts elsewhere.',
  controls: {
    gain: range('Gain of the loop', 0.5, 2, 1.2, { step: 0.1 }),
    steps: range('Steps', 5, 40, 30, { step: 5 }),
  },
  *run({ gain, steps }, random): Generator<Frame> {
    const biases = spanned(POINTS);
    const cliff = { gain, steps };
    yield { biases, ...lossAlong(cliff, biases), path: walk(cliff, random.uniform(0.35, 0.65), RATE, COUNT) };
  },
  view: ({ biases, loss, slope, path }) => {
    const sizes = slope.map((value) => Math.max(Math.abs(value), 1e-4));
    const inside = path.bias.flatMap((bias, k) =>
      bias >= SPAN[0] && bias <= SPAN[1] ? [[bias, path.loss[k]!] as [number, number]] : [],
    );
    const x = { label: 'bias', domain: SPAN };
    return (
      <div>
        <Lines
          title="Loss over the bias, and where gradient descent has stood"
          height={250}
          x={x}
          y={{ label: 'loss', domain: [0, Math.max(...loss)] }}
          series={[
            { label: 'loss', quantity: 'hidden', points: biases.map((bias, k) => [bias, loss[k]!]) },
            { label: 'descent', quantity: 'write', kind: 'dots', points: inside },
          ]}
        />
        <Lines
          title="Size of the slope over the bias, on a logarithmic axis"
          height={200}
          x={x}
          y={{ label: 'size of the slope', domain: decadesAround(sizes), log: true }}
          series={[{ label: 'slope', quantity: 'cell', points: biases.map((bias, k) => [bias, sizes[k]!]) }]}
        />
      </div>
    );
  },
  tell: ({ slope, path }, { gain, steps }) => {
    const steepest = inPowers(Math.max(...slope.map(Math.abs)));
    const start = shown(path.bias[0]!);
    const thrownTo = path.bias[path.thrown ?? 0];
    const where = thrownTo === undefined ? 'far away' : shown(thrownTo, 1);
    const end =
      path.thrown === null
        ? `after ${COUNT} steps it is at ${shown(path.bias.at(-1)!)}, its loss ${path.loss.at(-1)!.toFixed(2)}`
        : `its step ${path.thrown} throws it to ${where}, off the picture`;
    const over = `With a gain of ${gain} over ${steps} steps the steepest slope is ${steepest}`;
    return `${over}. Descent begins at ${start}; ${end}.`;
  },
});
