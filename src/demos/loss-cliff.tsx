/** The loss of a one-unit RNN over its bias: a cliff, and a descent that one step on the cliff throws off the picture. */
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import { decadesAround, type Series } from '../charts/series.ts';
import { defineDemo, range } from '../define.ts';
import { lossAlong, SPAN, spanned, stoodAt, type Walk, walk } from '../training/cliff.ts';
import { amount } from '../units.ts';

const [RATE, COUNT, POINTS, STEP] = [0.1, 25, 160, 0.02];

type Frame = { biases: number[]; loss: number[]; slope: number[]; path: Walk };

export default defineDemo({
  title: 'Start beside the cliff',
  dare: 'Drag the point along the curve until one step of gradient descent flies off the picture.',
  seedless: 'you choose where descent starts, so nothing is drawn by chance',
  controls: {
    start: range('Start at bias', SPAN[0], SPAN[1], 0.24, { step: STEP }),
    gain: range('Recurrent weight', 0.5, 2, 1.2, { step: 0.1 }),
    steps: range('Time steps', 5, 40, 30, { step: 5 }),
  },
  tries: [
    { label: 'hit the cliff', settings: {}, says: 'One gradient, at one unlucky place, undoes the training.' },
    { label: 'start a little further left', settings: { start: 0.2 } },
    {
      label: 'five time steps, no cliff',
      settings: { steps: 5 },
      says: 'The cliff comes from the length of the loop.',
    },
  ],
  *run({ start, gain, steps }): Generator<Frame> {
    const biases = spanned(POINTS);
    const cliff = { gain, steps };
    yield { biases, ...lossAlong(cliff, biases), path: walk(cliff, start, RATE, COUNT) };
  },
  view: ({ biases, loss, slope, path }, { start }, set) => {
    const sizes = slope.map((value) => Math.max(Math.abs(value), 1e-4));
    const x = { label: 'bias', domain: SPAN };
    const seen = stoodAt(path);
    const last = seen.at(-1)!;
    const landing = path.thrown === null ? undefined : path.bias[path.thrown];
    const flight = (to: number): Series => ({
      label: `to ${shown(to, 0)}`,
      quantity: 'error',
      points: [last, [to < 0 ? SPAN[0] : SPAN[1], last[1]]],
    });
    return (
      <div>
        <Lines
          title="Loss over the bias, and the steps of gradient descent from where it starts"
          height={230}
          x={x}
          y={{ label: 'loss', domain: [0, Math.max(...loss)] }}
          series={[
            { label: 'loss', quantity: 'hidden', points: biases.map((bias, k) => [bias, loss[k] ?? 0]) },
            { label: 'descent', quantity: 'write', kind: 'dots', points: seen },
            ...(landing === undefined ? [] : [flight(landing)]),
          ]}
          extraKey={[{ mark: 'handle', text: 'start: drag it, or use the arrow keys', quantity: 'write' }]}
          handle={{
            label: 'Where gradient descent starts',
            at: [start, path.loss[0] ?? 0],
            quantity: 'write',
            range: { min: SPAN[0], max: SPAN[1], step: STEP },
            onMove: (moved) => set((now) => ({ start: moved(now.start) })),
          }}
        />
        <Lines
          title="Size of the gradient over the bias, on a logarithmic axis"
          height={170}
          x={x}
          y={{ label: 'size of the gradient', domain: decadesAround(sizes), log: true }}
          series={[{ label: 'gradient', quantity: 'cell', points: biases.map((bias, k) => [bias, sizes[k] ?? 0]) }]}
        />
      </div>
    );
  },
  tell: ({ slope, path }, { start, gain, steps }) => {
    const steepest = shown(Math.max(...slope.map(Math.abs)), 0);
    const over = `With a recurrent weight of ${shown(gain)}, unrolled over ${steps} time steps, the steepest gradient is ${steepest}.`;
    const from = `From a bias of ${shown(start)}, gradient descent`;
    if (path.thrown === null) {
      const [bias, loss] = [path.bias.at(-1) ?? 0, path.loss.at(-1) ?? 0];
      return `${from} never lands on the steep part in ${COUNT} steps: it ends at a bias of ${shown(bias)} with a loss of ${shown(loss)}. ${over}`;
    }
    const gradient = path.slope[path.thrown - 1] ?? 0;
    return (
      `${from} takes ${amount(path.thrown - 1, 'step')} and then lands on the cliff, where the gradient is ${shown(gradient, 0)}: step ${path.thrown} ` +
      `throws the bias to ${shown(path.bias[path.thrown] ?? 0, 1)}, where the gradient is 0 and nothing can bring it back. ${over}`
    );
  },
});
