/** How much of the gradient reaches an input k steps back, in fresh networks: RNN, LSTM and GRU. */
import { Lines } from '../charts/lines.tsx';
import { power } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { drawGradients, medianAt } from '../training/gradient-lag.ts';

const [STEPS, DRAWS, FLOOR, CEILING] = [61, 5, 1e-12, 1e6];
const SCALES = { small: 0.1, full: 1 };
const LAGS = Array.from({ length: STEPS }, (_, lag) => lag);

type Frame = Record<'rnn' | 'lstm' | 'gru', number[][]>;

const points = (run: number[]) =>
  run.map((size, lag): [number, number] => [lag, Math.min(CEILING, Math.max(FLOOR, size))]);
const order = (draws: number[][]) => power(Math.round(Math.log10(Math.max(1e-30, medianAt(draws, 50)))));
const net = (draws: number[][], label: string, quantity: string) => [
  ...draws.map((run) => ({ points: points(run), quantity, kind: 'faint' as const })),
  { label, quantity, points: points(LAGS.map((lag) => medianAt(draws, lag))) },
];
const theory = (radius: number) => ({
  label: 'theory ρᵏ',
  quantity: 'plain',
  kind: 'theory' as const,
  points: points(LAGS.map((lag) => radius ** lag)),
});

export default defineDemo({
  title: 'Does the past still reach the gradient?',
  dare: 'At radius 1.2 the linear network’s gradient grows. Switch to tanh and full-size inputs: mostly it does not.',
  untrained: 'this is about how training starts. Thin lines are five draws, the strong line is their median.',
  controls: {
    radius: range('RNN: spectral radius', 0.5, 1.5, 1.2, { step: 0.05 }),
    activation: choice('RNN: activation', { identity: 'linear', tanh: 'tanh' }, 'identity'),
    forget: range('LSTM: forget bias', -1, 5, 1, { step: 0.5 }),
    update: range('GRU: update bias', -1, 5, 0, { step: 0.5 }),
    scale: choice('Inputs', { small: 'small', full: 'full size' }, 'small'),
  },
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
        height={330}
        x={{ label: 'lag: steps back', domain: [0, STEPS - 1] }}
        y={{ label: 'gradient norm ÷ that at lag 0', domain: [FLOOR, CEILING], log: true, ticks: 6 }}
        series={[
          ...(linear ? [theory(radius)] : []),
          ...net(rnn, linear ? 'linear RNN' : 'tanh RNN', 'hidden'),
          ...net(lstm, 'LSTM', 'forget'),
          ...net(gru, 'GRU', 'candidate'),
        ]}
      />
    );
  },
  tell: ({ rnn, lstm, gru }, { activation, radius, forget, update }) => {
    const kind = activation === 'identity' ? 'linear' : 'tanh';
    const first = `the ${kind} RNN with radius ${radius} has about ${order(rnn)} of the gradient it has at lag 0`;
    const gated = `the LSTM with forget bias ${forget} about ${order(lstm)}`;
    const last = `and the GRU with update bias ${update} about ${order(gru)}`;
    return `Fifty steps back, ${first}, ${gated}, ${last} (medians of five draws).`;
  },
});
