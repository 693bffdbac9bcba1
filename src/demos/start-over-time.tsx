/** Which recurrent matrices carry a gradient, or a state, over many time steps: orthogonal, identity and random starts. */
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { gradientFrom, stateFrom } from '../training/start-matrices.ts';
import { STARTS, type StartName } from '../training/start-names.ts';
import { powerOfTen } from '../units.ts';

const [STEPS, DRAWS, FLOOR, CEILING] = [61, 5, 1e-12, 1e4];
const SCALES = { small: 0.1, full: 1 };
const MEASURES = { gradient: 'gradient', state: 'state' };
const ACTIVATIONS = { identity: 'linear', relu: 'ReLU', tanh: 'tanh' };
/** Colors of the lines; their names stand at their ends. */
const COLORS: Record<StartName, string> = {
  orthogonal: 'hidden',
  identity: 'update',
  gaussian: 'cell',
  xavier: 'read',
  pytorch: 'input',
};
const NAMES = Object.keys(STARTS) as StartName[];

type Frame = { name: StartName; sizes: number[] }[];

const order = (size: number) =>
  size > 0.02 && size < 50 ? shown(size) : size < 1e-30 ? '0' : powerOfTen(Math.round(Math.log10(size)));

export default defineDemo({
  title: 'Start a recurrent network, look back in time',
  dare: 'In a linear network the orthogonal start keeps everything. Switch to tanh, then make the inputs large.',
  untrained: 'this is about how training starts: 24 units, medians of five draws.',
  controls: {
    activation: choice('Activation', ACTIVATIONS, 'identity'),
    scale: choice('Inputs or first state', { small: 'small', full: 'full size' }, 'small', { needs: 'activation' }),
    measure: choice('Measured', MEASURES, 'gradient'),
    gain: range('Matrix multiplied by', 0.5, 1.5, 1, { step: 0.05 }),
    lag: range('Steps back told', 5, STEPS - 1, 50, { step: 5, scrub: true, alters: 'sentence', rare: true }),
  },
  tries: [
    { label: 'linear', settings: {} },
    {
      label: 'tanh, large inputs',
      settings: { activation: 'tanh', scale: 'full' },
      says: 'The matrix still keeps lengths, but tanh does not.',
    },
    {
      label: 'ReLU: identity wins',
      settings: { activation: 'relu' },
      says: 'With ReLU the identity keeps what is positive; a rotation turns it into negative numbers, which ReLU drops.',
    },
    { label: 'a little too large', settings: { gain: 1.1 } },
  ],
  *run({ activation, scale, measure, gain, seed }): Generator<Frame> {
    const seeds = Array.from({ length: DRAWS }, (_, k) => 100 * seed + k);
    const of = measure === 'gradient' ? gradientFrom : stateFrom;
    yield NAMES.map((name) => ({
      name,
      sizes: of({ name, gain, activation, inputScale: SCALES[scale] }, seeds, STEPS),
    }));
  },
  view: (frame, { measure }) => (
    <Lines
      title={`Norm of the ${MEASURES[measure]} over time steps, on a logarithmic axis, by the start of the recurrent matrix`}
      height={300}
      x={{ label: measure === 'gradient' ? 'lag: steps back' : 'time step', domain: [0, STEPS - 1] }}
      y={{ label: `norm of the ${MEASURES[measure]} ÷ that at 0`, domain: [FLOOR, CEILING], log: true, ticks: 5 }}
      series={frame.map(({ name, sizes }) => ({
        label: STARTS[name],
        quantity: COLORS[name],
        points: sizes.map((size, k) => [k, Math.min(CEILING, Math.max(FLOOR, size))]),
      }))}
    />
  ),
  tell: (frame, { activation, scale, measure, gain, lag }) => {
    const sizes = frame.map(({ name, sizes: all }) => `${order(all[lag] ?? 0)} (${STARTS[name]})`).join(', ');
    const where = measure === 'gradient' ? `${lag} steps back` : `after ${lag} steps`;
    const size = scale === 'small' ? 'small' : 'full-size';
    const start = measure === 'gradient' ? `${size} inputs` : `a ${size} first state and no input`;
    return `In a fresh ${ACTIVATIONS[activation]} RNN with ${start}, the ${MEASURES[measure]} ${where} is so many times that at 0, with the matrix multiplied by ${shown(gain)}: ${sizes}.`;
  },
});
