/** Gradient descent on the loss of a one-unit RNN, twice from the same start: with its gradients as they are, and clipped. */
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import { overSteps, type Series } from '../charts/series.ts';
import { defineDemo, range, timeline } from '../define.ts';
import { lossAlong, SPAN, spanned, type Walk, walk } from '../training/cliff.ts';

const [COUNT, POINTS, STEPS] = [60, 160, 30];

type Frame = { biases: number[]; loss: number[]; free: Walk; clipped: Walk };

/** Where descent has stood up to a step, as long as that is in the picture, and where it stands now. */
function trail(label: string, quantity: string, { bias, loss }: Walk, step: number): Series[] {
  const points = bias.map((at, k): [number, number] => [at, loss[k] ?? 0]).slice(0, step + 1);
  const seen = points.filter(([at]) => at >= SPAN[0] && at <= SPAN[1]);
  const now = points
    .slice(-1)
    .map(([at, height]): [number, number] => [Math.min(SPAN[1], Math.max(SPAN[0], at)), height]);
  return [
    { quantity, kind: 'dots', points: seen },
    { label, quantity, kind: 'now', points: now },
  ];
}

export default defineDemo({
  title: 'Two descents on a cliff, one clipped',
  dare: 'Press play: both take the same steps until a gradient exceeds the threshold. Then lower the threshold.',
  controls: {
    step: timeline('Training step', COUNT, 40),
    clip: range('Clip gradients at', 0.1, 5, 0.5, { step: 0.1 }),
    rate: range('Learning rate', 0.05, 0.4, 0.05, { step: 0.05 }),
    gain: range('Recurrent weight', 0.5, 2, 1.2, { step: 0.1 }),
  },
  tries: [
    { label: 'clipping saves it', settings: {} },
    {
      label: 'clip so low that it crawls',
      settings: { clip: 0.1, step: 60 },
      says: 'Safe, and slow: nearly every gradient is cut, so nearly every step has the same small length.',
    },
    {
      label: 'no cliff, no difference',
      settings: { gain: 0.5, step: 60 },
      says: 'Without a cliff no gradient is ever longer than the threshold, and clipping changes nothing.',
    },
  ],
  *run({ clip, rate, gain }, random): Generator<Frame> {
    const biases = spanned(POINTS);
    const cliff = { gain, steps: STEPS };
    const start = random.uniform(0.35, 0.65);
    const [free, clipped] = [walk(cliff, start, rate, COUNT), walk(cliff, start, rate, COUNT, clip)];
    yield { biases, loss: lossAlong(cliff, biases).loss, free, clipped };
  },
  last: () => COUNT,
  view: ({ biases, loss, free, clipped }, { step }) => {
    const top = Math.max(...loss, ...free.loss);
    const sofar = ({ loss: all }: Walk) => all.slice(0, step + 1);
    return (
      <div>
        <Lines
          title="Loss over the bias, and where both descents have stood"
          height={180}
          x={{ label: 'bias', domain: SPAN }}
          y={{ label: 'loss', domain: [0, top] }}
          series={[
            { label: 'loss', quantity: 'hidden', points: biases.map((bias, k) => [bias, loss[k] ?? 0]) },
            ...trail('clipped', 'update', clipped, step),
            ...trail('unclipped', 'error', free, step),
          ]}
          extraKey={[{ mark: 'dots', text: 'earlier steps; at the edge: off the picture' }]}
        />
        <Lines
          title="Loss of both descents at each training step"
          height={150}
          x={{ label: 'training step', domain: [0, COUNT] }}
          y={{ label: 'loss', domain: [0, top] }}
          series={[overSteps('clipped', 'update', sofar(clipped)), overSteps('unclipped', 'error', sofar(free))]}
        />
      </div>
    );
  },
  tell: ({ free, clipped }, { step, clip, rate, gain }) => {
    const cut = clipped.slope.slice(0, step + 1).filter((gradient) => Math.abs(gradient) > clip).length;
    const at = ({ loss }: Walk) => (loss[step] ?? 0).toFixed(2);
    const gone = free.thrown !== null && free.thrown <= step;
    const gradient = free.thrown === null ? 0 : (free.slope[free.thrown - 1] ?? 0);
    const fate = gone
      ? `At training step ${free.thrown} the unclipped descent met a gradient of ${shown(gradient, 0)} and left the picture; its loss at step ${step} is ${at(free)}.`
      : `At training step ${step} the unclipped descent has a loss of ${at(free)}.`;
    const bound = `The clipped one has ${at(clipped)}: clipping cut ${cut} of ${step + 1} gradients, so no step is longer than ${shown(clip * rate, 3)}`;
    const meaning =
      cut === 0
        ? 'and so far it changed nothing'
        : 'and it stays near the cliff, falling over and climbing back instead of flying off';
    return `${fate} ${bound}, ${meaning} (recurrent weight ${shown(gain)}).`;
  },
});
