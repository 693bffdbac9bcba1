/** The error as it travels back through the steps, and what each step it reaches adds to the gradient of the shared weights. */
import { Bars } from '../charts/bars.tsx';
import { percent, shown } from '../charts/scale.ts';
import { choice, defineDemo, range, timeline } from '../define.ts';
import { fractionsOf, freshStepGradients, windowCosine } from '../training/step-gradients.ts';
import { amount } from '../units.ts';

const LONGEST = 24;

interface Frame {
  /** The size of the error at every step, relative to that at the last. */
  errors: number[];
  /** The part of each step in the gradient; they add up to 1. */
  shares: number[];
  /** The cosine between the gradient and that of a window, for windows from 1 step up. */
  cosines: number[];
  slope: { exact: number; measured: number };
}

export default defineDemo({
  title: 'Send the error back through time',
  dare: 'Press play and watch the error shrink on its way back. Then raise the spectral radius until it grows instead.',
  untrained: 'a fresh network of 12 units; the loss is read off its last state.',
  controls: {
    window: timeline('Steps back', LONGEST, 5),
    radius: range('Spectral radius of U', 0.4, 1.4, 0.9, { step: 0.05 }),
    activation: choice('Activation', { tanh: 'tanh', identity: 'linear' }, 'tanh'),
    steps: range('Time steps', 4, LONGEST, 16),
  },
  tries: [
    { label: 'on its way back', settings: {} },
    {
      label: 'back to the first step',
      settings: { window: LONGEST },
      says: 'The early steps add almost nothing: the error vanished.',
    },
    {
      label: 'an error that grows',
      settings: { window: LONGEST, radius: 1.4, activation: 'identity' },
      says: 'Now the earliest steps dominate: the error explodes.',
    },
  ],
  *run({ radius, activation, steps, seed }): Generator<Frame> {
    const { made, errors, slope } = freshStepGradients(activation, radius, steps, seed);
    const windows = Array.from({ length: steps }, (_, k) => k + 1);
    yield { errors, shares: fractionsOf(made), cosines: windows.map((window) => windowCosine(made, window)), slope };
  },
  last: ({ shares }) => shares.length,
  view: ({ errors, shares }, { window }) => {
    const count = shares.length;
    const isReached = (k: number) => k >= count - window;
    const reached = (values: number[]) => values.map((value, k) => (isReached(k) ? value : 0));
    let sum = 0;
    const sofar = [...shares].reverse().map((share) => (sum += share));
    const added = sofar.reverse();
    return (
      <Bars
        title={`The error at each of ${count} steps and what each step adds to the gradient, with the error ${window} steps back`}
        limit={1}
        rows={[
          {
            letter: '∂L/∂h',
            name: 'size of the error, relative to the last step',
            quantity: 'error',
            values: reached(errors),
            ghost: errors,
            limit: Math.max(...errors),
          },
          {
            letter: '∂L/∂U',
            name: 'part of the gradient that each step adds',
            quantity: 'weight',
            values: reached(shares),
            ghost: shares,
            limit: Math.max(...shares.map(Math.abs)),
          },
          {
            letter: 'sum',
            name: 'of the gradient so far',
            quantity: 'hidden',
            values: reached(added),
            limit: Math.max(...added.map(Math.abs)),
            labels: shares.map((_, k) => String(k + 1)),
          },
        ]}
        extraKey={[{ mark: 'ghost', text: 'not reached yet: the error travels from right to left' }]}
      />
    );
  },
  tell: ({ errors, shares, cosines, slope }, { window }) => {
    const steps = shares.length;
    const reached = Math.min(window, steps);
    const check = `The gradient is right: its length is ${shown(slope.exact, 3)}, and nudging the weights both ways gives ${shown(slope.measured, 3)}.`;
    if (reached === 0)
      return `The loss has just been computed from the last of ${steps} steps; no step has received an error yet. ${check}`;
    const size = errors[steps - reached] ?? 0;
    const sofar = shares.slice(-reached).reduce((sum, share) => sum + share, 0);
    const there = `Sent back through ${amount(reached, 'step')}, the error has ${shown(size)} times its size at the last step, and the steps that it has reached make up ${percent(sofar)} of the gradient of U`;
    if (reached === steps) {
      const half = Math.floor(steps / 2);
      const late = shares.slice(-half).reduce((sum, share) => sum + share, 0);
      return `All the way back, the error has ${shown(size)} times its size at the last step. The last ${half} of ${steps} steps make up ${percent(late)} of the gradient. ${check}`;
    }
    const cosine = shown(cosines[reached - 1] ?? 0);
    return `${there}. Truncated BPTT with such a window would stop here: the cosine between its gradient and the whole one is ${cosine}. ${check}`;
  },
});
