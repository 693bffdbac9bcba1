/** What each step contributes to the gradient of the shared weights, and what a window of the last steps sees of it. */
import { Bars } from '../charts/bars.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { fractionsOf, freshStepGradients, windowCosine } from '../training/step-gradients.ts';

interface Frame {
  /** The share of each step in the gradient; they add up to 1. */
  shares: number[];
  /** The cosine between the gradient and that of a window, for windows from 1 step up. */
  cosines: number[];
  slope: { exact: number; measured: number };
}

const percent = (share: number) => `${shown(100 * share, 0)} %`;

export default defineDemo({
  title: 'Which step taught the weight what?',
  dare: 'Each bar is one step’s part in the gradient of the same U. Lower the radius: the early steps fall silent.',
  untrained: 'a fresh network of 12 units; the loss is read off its last state.',
  controls: {
    radius: range('Spectral radius of U', 0.4, 1.4, 0.9, { step: 0.05 }),
    activation: choice('Activation', { tanh: 'tanh', identity: 'linear' }, 'tanh'),
    steps: range('Steps', 4, 24, 16),
    window: range('Window', 1, 24, 24, { unit: 'steps', scrub: true }),
  },
  *run({ radius, activation, steps, seed }): Generator<Frame> {
    const { made, slope } = freshStepGradients(activation, radius, steps, seed);
    const windows = Array.from({ length: steps }, (_, k) => k + 1);
    yield { shares: fractionsOf(made), cosines: windows.map((window) => windowCosine(made, window)), slope };
  },
  view: ({ shares }, { window }) => {
    const isSeen = (k: number) => k >= shares.length - window;
    const labels = shares.map((_, k) => String(k + 1));
    return (
      <Bars
        title={`The share of each of ${shares.length} steps in the gradient, and those that the window sees`}
        limit={Math.max(...shares.map(Math.abs))}
        rows={[
          { letter: '∂L/∂U', name: 'by step', quantity: 'hidden', values: shares },
          {
            letter: 'seen',
            name: 'in the window',
            quantity: 'write',
            values: shares.map((share, k) => (isSeen(k) ? share : 0)),
            labels,
          },
        ]}
      />
    );
  },
  tell: ({ shares, cosines, slope }, { window }) => {
    const steps = shares.length;
    const half = Math.floor(steps / 2);
    const late = shares.slice(-half).reduce((sum, share) => sum + share, 0);
    const first = `The last ${half} of ${steps} steps make up ${percent(late)} of the gradient`;
    const check = `its slope is ${shown(slope.exact, 3)}, and measured by going both ways ${shown(slope.measured, 3)}`;
    if (window >= steps) return `${first}; ${check}.`;
    const seen = `${window} step${window === 1 ? '' : 's'}`;
    const cosine = shown(cosines[window - 1]!);
    return `${first}; ${check}; a window of ${seen} gives a direction whose cosine with it is ${cosine}.`;
  },
});
