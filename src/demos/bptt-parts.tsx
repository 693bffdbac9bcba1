/** The error as it travels back through the steps, and what each step it reaches adds to the gradient of the shared weights. */
import { Bars } from '../charts/bars.tsx';
import { percent, shown } from '../charts/scale.ts';
import { choice, defineDemo, range, timeline } from '../define.ts';
import { type BackThroughTime, backThroughTime } from '../training/step-gradients.ts';
import { amount } from '../units.ts';

const LONGEST = 24;

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
  *run({ radius, activation, steps, seed }): Generator<BackThroughTime> {
    yield backThroughTime(activation, radius, steps, seed);
  },
  last: ({ fractions }) => fractions.length,
  view: ({ errors, fractions, sums }, { window }) => {
    const count = fractions.length;
    const isReached = (k: number) => k >= count - window;
    const reached = (values: number[]) => values.map((value, k) => (isReached(k) ? value : 0));
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
            values: reached(fractions),
            ghost: fractions,
            limit: Math.max(...fractions.map(Math.abs)),
          },
          {
            letter: 'sum',
            name: 'of the gradient so far',
            quantity: 'hidden',
            values: reached(sums),
            limit: Math.max(...sums.map(Math.abs)),
            labels: fractions.map((_, k) => String(k + 1)),
          },
        ]}
        extraKey={[{ mark: 'ghost', text: 'not reached yet: the error travels from right to left' }]}
      />
    );
  },
  tell: ({ errors, sums, cosines, gradient }, { window }) => {
    const steps = sums.length;
    const reached = Math.min(window, steps);
    const check = `The gradient is right: its length is ${shown(gradient.exact, 3)}, and nudging the weights both ways gives ${shown(gradient.measured, 3)}.`;
    if (reached === 0)
      return `The loss has just been computed from the last of ${steps} steps; no step has received an error yet. ${check}`;
    const size = errors[steps - reached] ?? 0;
    const there = `Sent back through ${amount(reached, 'step')}, the error has ${shown(size)} times its size at the last step, and the steps that it has reached make up ${percent(sums[steps - reached] ?? 0)} of the gradient of U`;
    if (reached === steps) {
      const half = Math.floor(steps / 2);
      return `All the way back, the error has ${shown(size)} times its size at the last step. The last ${half} of ${steps} steps make up ${percent(sums[steps - half] ?? 0)} of the gradient. ${check}`;
    }
    const cosine = shown(cosines[reached - 1] ?? 0);
    return `${there}. Truncated BPTT with such a window would stop here: the cosine between its gradient and the whole one is ${cosine}. ${check}`;
  },
});
