/** How much of the gradient reaches an input k steps back, in fresh networks: RNN, LSTM and GRU. */
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import type { Series } from '../charts/series.ts';
import { choice, defineDemo, range } from '../define.ts';
import { drawGradients, medianAt } from '../training/gradient-lag.ts';
import { powerOfTen } from '../units.ts';

const [STEPS, DRAWS, FLOOR, CEILING, TOLD] = [61, 5, 1e-12, 1e6, 50];
const SCALES = { small: 0.1, full: 1 };
const LAGS = Array.from({ length: STEPS }, (_, lag) => lag);

type Frame = Record<'rnn' | 'lstm' | 'gru', number[][]>;

const points = (run: number[]) =>
  run.map((size, lag): [number, number] => [lag, Math.min(CEILING, Math.max(FLOOR, size))]);
const told = (draws: number[][]) => medianAt(draws, TOLD);
const order = (size: number) =>
  size > 0.05 && size < 20 ? shown(size, 1) : powerOfTen(Math.round(Math.log10(Math.max(1e-30, size))));
const fate = (size: number) =>
  size > 10 ? 'it explodes' : size > 1 ? 'all of it arrives' : size < 0.01 ? 'it vanishes' : 'much of it is kept';
const network = (draws: number[][], label: string, quantity: string): Series[] => [
  ...draws.map((run): Series => ({ points: points(run), quantity, kind: 'faint' })),
  { label, quantity, points: points(LAGS.map((lag) => medianAt(draws, lag))) },
];
const theory = (radius: number): Series => ({
  label: 'theory ρᵏ',
  kind: 'theory',
  points: points(LAGS.map((lag) => radius ** lag)),
});

export default defineDemo({
  title: 'Does the past still reach the gradient?',
  dare: 'The RNN’s gradient vanishes within a few dozen steps. Lower the LSTM’s forget bias until it vanishes too.',
  untrained: 'this is about how training starts.',
  controls: {
    radius: range('RNN: spectral radius', 0.5, 1.5, 0.9, { step: 0.05 }),
    activation: choice('RNN: activation', { identity: 'linear', tanh: 'tanh' }, 'tanh'),
    forget: range('LSTM: forget bias', -1, 5, 4, { step: 0.5 }),
    update: range('GRU: update bias', -1, 5, 0, { step: 0.5 }),
    scale: choice('Inputs', { small: 'small', full: 'full size' }, 'full'),
  },
  tries: [
    { label: 'vanishing beside kept', settings: {} },
    {
      label: 'explode: linear, radius 1.2',
      settings: { activation: 'identity', radius: 1.2, scale: 'small' },
      says: 'Without a squashing nonlinearity, the gradient follows the spectral radius to the power of the lag.',
    },
    {
      label: 'forget bias 0',
      settings: { forget: 0 },
      says: 'A forget gate near one half keeps about half of the gradient a step: a gated cell is no cure by itself.',
    },
  ],
  *run({ radius, activation, forget, update, scale, seed }): Generator<Frame> {
    const seeds = Array.from({ length: DRAWS }, (_, k) => 100 * seed + k);
    const draw = (fresh: Parameters<typeof drawGradients>[0]) => drawGradients(fresh, seeds, STEPS, SCALES[scale]);
    yield {
      rnn: draw({ kind: 'rnn', activation, radius }),
      lstm: draw({ kind: 'lstm', bias: forget }),
      gru: draw({ kind: 'gru', bias: update }),
    };
  },
  view: ({ rnn, lstm, gru }, { radius, activation }) => {
    const linear = activation === 'identity';
    return (
      <Lines
        title="Norm of the gradient against lag, on a logarithmic axis, for an RNN, an LSTM and a GRU"
        height={320}
        x={{ label: 'lag: steps back', domain: [0, STEPS - 1] }}
        y={{ label: 'gradient norm ÷ that at lag 0', domain: [FLOOR, CEILING], log: true, ticks: 6 }}
        faint={['one draw', 'median of five draws']}
        series={[
          ...network(rnn, linear ? 'linear RNN' : 'tanh RNN', 'hidden'),
          ...network(lstm, 'LSTM', 'forget'),
          ...network(gru, 'GRU', 'candidate'),
          ...(linear ? [theory(radius)] : []),
        ]}
      />
    );
  },
  tell: ({ rnn, lstm, gru }, { activation, radius, forget, update }) => {
    const kind = activation === 'identity' ? 'linear' : 'tanh';
    const [far, kept, last] = [told(rnn), told(lstm), told(gru)];
    return (
      `Fifty steps back, the gradient of the ${kind} RNN with spectral radius ${radius} is about ${order(far)} times that at ` +
      `lag 0: ${fate(far)}. For the LSTM with forget bias ${forget} it is ${order(kept)} times (${fate(kept)}), and for the GRU ` +
      `with update bias ${update} it is ${order(last)} times (${fate(last)}). Where the gradient vanishes, training cannot learn ` +
      'from inputs so far back (medians of five draws).'
    );
  },
});
