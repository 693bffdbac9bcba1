/** Two walkers on the loss of a one-unit RNN, from the same start: one takes every gradient as it is, one clips it. */
import { Lines } from '../charts/lines.tsx';
import { defineDemo, range } from '../define.ts';
import { lossAlong, SPAN, spanned, type Walk, walk } from '../training/cliff.ts';

const [COUNT, POINTS, STEPS] = [60, 160, 30];

type Frame = { biases: number[]; loss: number[]; free: Walk; clipped: Walk };
const onPicture = ({ bias, loss }: Walk) =>
  bias.flatMap((at, k) => (at >= SPAN[0] && at <= SPAN[1] ? [[at, loss[k]!] as [number, number]] : []));
const byStep = ({ loss }: Walk) => loss.map((value, k) => [k, value] as [number, number]);

export default defineDemo({
  title: 'Two walkers on a cliff, one clipped',
  dare: 'Both take the same slopes at first. Move the clip down to tame the step, and up until it changes nothing.',
  controls: {
    clip: range('Clip at', 0.1, 5, 0.5, { step: 0.1 }),
    rate: range('Learning rate', 0.05, 0.4, 0.1, { step: 0.05 }),
    gain: range('Gain of the loop', 0.5, 2, 1.2, { step: 0.1 }),
  },
  *run({ clip, rate, gain }, random): Generator<Frame> {
    const biases = spanned(POINTS);
    const cliff = { gain, steps: STEPS };
    const start = random.uniform(0.35, 0.65);
    const [free, clipped] = [walk(cliff, start, rate, COUNT), walk(cliff, start, rate, COUNT, clip)];
    yield { biases, loss: lossAlong(cliff, biases).loss, free, clipped };
  },
  view: ({ biases, loss, free, clipped }) => {
    const top = Math.max(...loss, ...free.loss);
    return (
      <div>
        <Lines
          title="Loss over the bias, and where both walkers have stood"
          height={240}
          x={{ label: 'bias', domain: SPAN }}
          y={{ label: 'loss', domain: [0, top] }}
          series={[
            { label: 'loss', quantity: 'hidden', points: biases.map((bias, k) => [bias, loss[k]!]) },
            { label: 'unclipped', quantity: 'write', kind: 'dots', points: onPicture(free) },
            { label: 'clipped', quantity: 'update', kind: 'dots', points: onPicture(clipped) },
          ]}
        />
        <Lines
          title="Loss of both walkers at each step"
          height={220}
          x={{ label: 'step', domain: [0, COUNT] }}
          y={{ label: 'loss', domain: [0, top] }}
          series={[
            { label: 'unclipped', quantity: 'write', points: byStep(free) },
            { label: 'clipped', quantity: 'update', points: byStep(clipped) },
          ]}
        />
      </div>
    );
  },
  tell: ({ free, clipped }, { clip, rate, gain }) => {
    const cut = clipped.slope.filter((gradient) => Math.abs(gradient) > clip).length;
    const fate = ({ thrown: diverged, loss }: Walk) =>
      diverged === null
        ? `ends at a loss of ${loss.at(-1)!.toFixed(2)}`
        : `is thrown off the picture at step ${diverged}`;
    return (
      `At a gain of ${gain} and a rate of ${rate}, the unclipped walker ${fate(free)}; ` +
      `the one clipped at ${clip} ${fate(clipped)}, with ${cut} of ${COUNT + 1} slopes cut.`
    );
  },
});
