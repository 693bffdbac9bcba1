/** How long a forget gate remembers, by its bias: the formula beside a cell that is run. */
import { Lines } from '../charts/lines.tsx';
import { percent, shown } from '../charts/scale.ts';
import { defineDemo, range } from '../define.ts';
import { logLeft, measuredTimeConstants, timeConstant } from '../training/forget-memory.ts';

const BIASES = Array.from({ length: 25 }, (_, k) => -2 + k / 4);
const STEPS = 60;

/** Time constants by bias, and the share of a value that is left after each step, with the bias of the reader. */
interface Frame {
  measured: number[];
  own: number;
  left: number[];
}

const half = (constant: number) => shown(constant * Math.LN2, 1);

export default defineDemo({
  title: 'Set the forget bias, read off the memory',
  dare: 'Drag the point to a forget bias of 4: the memory grows from a few steps to dozens.',
  untrained: 'one cell state that starts at 1, with nothing written; 128 sequences of random inputs.',
  controls: {
    bias: range('Forget bias', -2, 4, 1, { step: 0.25 }),
    sway: range('Noise in the gate’s input', 0, 3, 1, { step: 0.5 }),
  },
  tries: [
    {
      label: 'no bias',
      settings: { bias: 0, sway: 0 },
      says: 'A gate at one half loses half of the value at every step.',
    },
    { label: 'a bias of 1', settings: { bias: 1, sway: 0 } },
    { label: 'a bias of 4', settings: { bias: 4, sway: 0 } },
    { label: 'restless inputs', settings: { bias: 4, sway: 3 }, says: 'Inputs that move the gate shorten the memory.' },
  ],
  *run({ bias, sway }, random): Generator<Frame> {
    const measured = measuredTimeConstants(BIASES, sway, random);
    const left = logLeft([bias], sway, STEPS, random).map(([logarithm]) => Math.max(-30, logarithm!));
    yield { measured, own: measured[BIASES.indexOf(bias)]!, left: [1, ...left.map(Math.exp)] };
  },
  view: ({ measured, own, left }, { bias }, set) => (
    <div>
      <Lines
        title="Time constant of the cell state against the forget bias, by the formula and as measured"
        height={220}
        x={{ label: 'forget bias', domain: [-2, 4], marks: [-2, -1, 0, 1, 2, 3, 4] }}
        y={{ label: 'steps until 1/e is left', domain: [0.1, 100], log: true }}
        series={[
          { label: '−1/ln σ(b)', kind: 'theory', points: BIASES.map((b) => [b, timeConstant(b)]) },
          { label: 'measured', quantity: 'forget', points: BIASES.map((b, k) => [b, measured[k]!]) },
        ]}
        extraKey={[{ mark: 'handle', text: 'the bias: drag it, or use the arrow keys', quantity: 'cell' }]}
        handle={{
          label: 'Forget bias',
          at: [bias, own],
          quantity: 'cell',
          range: { min: -2, max: 4, step: 0.25 },
          onMove: (moved) => set((now) => ({ bias: moved(now.bias) })),
        }}
      />
      <Lines
        title="What is left of a value over the time steps, at the chosen bias"
        height={180}
        x={{ label: 'time step', domain: [0, STEPS] }}
        y={{ label: 'part of the value that is left', domain: [0, 1] }}
        series={[
          { label: 'measured', quantity: 'cell', points: left.map((share, t) => [t, share]) },
          { label: 'formula', kind: 'theory', points: left.map((_, t) => [t, Math.exp(-t / timeConstant(bias))]) },
        ]}
      />
    </div>
  ),
  tell: ({ own, left }, { bias, sway }) => {
    const formula = timeConstant(bias);
    const gate = shown(1 / (1 + Math.exp(-bias)), 3);
    const run = sway ? `With noise of size ${sway} in its input` : 'Measured without noise';
    return (
      `With a bias of ${shown(bias)}, a forget gate without other input is ${gate}, so a value halves in ${half(formula)} time steps. ` +
      `${run}, it takes ${half(own)}, and ${percent(left[10] ?? 0, 1)} is left after 10. That is why LSTMs are often started with a forget bias of 1 or more.`
    );
  },
});
