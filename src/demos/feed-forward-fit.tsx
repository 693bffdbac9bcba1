/** A feed-forward layer as a sum of its hidden units: how many it takes to follow a curve, and what the nonlinearity is for. */
import { Lines } from '../charts/lines.tsx';
import type { Series } from '../charts/series.ts';
import { choice, defineDemo, range } from '../define.ts';
import { type ActivationName, type Fit, fitted, POINTS, wanted } from '../training/feed-forward-fit.ts';
import { amount } from '../units.ts';

const NAMES: Record<ActivationName, string> = {
  relu: 'ReLU',
  gelu: 'GELU',
  swiglu: 'SwiGLU',
  tanh: 'tanh',
  none: 'none',
};
const [LEAST, MOST] = [-2, 2];
/** More parts than these are not drawn. */
const SHOWN = 24;

/** What lies in the picture. */
const points = (values: number[]) =>
  values.map((y, k): [number, number] => [POINTS[k] ?? 0, y]).filter(([, y]) => y >= LEAST && y <= MOST);

export default defineDemo({
  title: 'Build a curve from hidden units',
  dare: 'Add hidden units and watch the line follow the curve. Then take the activation away: no number of units helps.',
  untrained: 'the first weights are drawn by chance; the last ones are fitted by least squares.',
  controls: {
    units: range('Hidden units', 1, 40, 8),
    activation: choice('Activation', NAMES, 'relu'),
  },
  tries: [
    { label: 'eight units', settings: {}, says: 'Each unit of a ReLU adds one bend.' },
    { label: 'forty', settings: { units: 40 }, says: 'With enough units the line lies on the curve.' },
    {
      label: 'no activation',
      settings: { units: 40, activation: 'none' },
      says: 'All units together are one straight line.',
    },
    { label: 'SwiGLU', settings: { activation: 'swiglu' }, says: 'Each unit is a product, so it can curve by itself.' },
  ],
  *run({ units, activation }, random): Generator<Fit> {
    yield fitted(activation, units, random);
  },
  view: ({ output, parts }, { activation }) => {
    const faint = parts
      .slice(0, SHOWN)
      .map((part): Series => ({ kind: 'faint', quantity: 'hidden', points: points(part) }));
    return (
      <Lines
        title={`A curve, and the output of a feed-forward layer with ${amount(parts.length, 'hidden unit')} (${NAMES[activation]}) fitted to it`}
        height={260}
        x={{ label: 'input x', domain: [-1, 1] }}
        y={{ label: 'output', domain: [LEAST, MOST] }}
        faint={['what one hidden unit adds', 'the output']}
        series={[
          ...faint,
          { label: 'wanted', quantity: 'plain', kind: 'theory', points: points(POINTS.map(wanted)) },
          { label: 'output', quantity: 'output', points: points(output) },
        ]}
      />
    );
  },
  tell: ({ error, weights, parts }, { activation }) => {
    const name = activation === 'none' ? 'without an activation' : `with ${NAMES[activation]}`;
    const why = activation === 'none' ? ' A sum of straight lines is a straight line, however many there are.' : '';
    return `A feed-forward layer of ${amount(parts.length, 'hidden unit')} ${name}, ${amount(weights, 'weight')} in all, is off the curve by ${error.toFixed(3)} in the root mean square.${why}`;
  },
});
