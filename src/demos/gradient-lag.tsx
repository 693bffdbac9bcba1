/** How much of the gradient reaches an input k steps back, in fresh networks: RNN, LSTM and GRU. */
import { elman } from '../cells/elman.ts';
import { gru } from '../cells/gru.ts';
import { lstmWithForgetBias } from '../cells/lstm.ts';
import { Lines } from '../charts/lines.tsx';
import { power } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { add, concat1d, fill, mul, tidy, zeros, type Tensor1D, type Tensor2D } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { gradientByLag, spectralRadius } from '../training/gradient-lag.ts';

const [H, STEPS, SEEDS, FLOOR, CEILING] = [24, 61, 5, 1e-12, 1e6];
const SCALES = { small: 0.1, full: 1 };

interface Frame { rnn: number[][]; lstm: number[][]; gru: number[][] }

const median = (runs: number[][], lag: number) => runs.map((run) => run[lag]!).sort((a, b) => a - b)[Math.floor(runs.length / 2)]!;
const points = (run: number[]) => run.map((size, lag): [number, number] => [lag, Math.min(CEILING, Math.max(FLOOR, size))]);
const order = (size: number) => (size > 0 ? power(Math.round(Math.log10(size))) : '0');

export default defineDemo({
  title: 'Does the past still reach the gradient?',
  hint: 'Set the radius to 1.2: the linear network’s gradient grows. Switch to tanh with full-size inputs: mostly it does not.',
  untrained: 'this is about how training starts. Thin lines are five draws, the strong line is their median.',
  controls: {
    radius: range('RNN: spectral radius', 0.5, 1.5, 1.2, { step: 0.05 }),
    activation: choice('RNN: activation', { identity: 'linear', tanh: 'tanh' }, 'identity'),
    forget: range('LSTM: forget bias', -1, 5, 1, { step: 0.5 }),
    update: range('GRU: update bias', -1, 5, 0, { step: 0.5 }),
    scale: choice('Inputs', { small: 'small', full: 'full size' }, 'small'),
  },
  *run({ radius, activation, forget, update, scale, seed }): Generator<Frame> {
    const options = { steps: STEPS, inputs: 8, inputScale: SCALES[scale] };
    const draws = Array.from({ length: SEEDS }, (_, k) => k);
    const random = (k: number, name: string) => new Random(seed * 100 + k, name);
    const frame: Frame = { rnn: [], lstm: [], gru: [] };
    const net = elman(activation);
    frame.rnn = draws.map((k) => tidy(() => {
      const { W, U, b } = net.weights({ D: 8, H }, random(k, 'rnn'));
      return gradientByLag(net, { W, U: mul(U, radius / spectralRadius(U)) as Tensor2D, b: mul(b, 0) as Tensor1D }, random(k, 'x'), options);
    }));
    const gated = lstmWithForgetBias(forget);
    frame.lstm = draws.map((k) => tidy(() => gradientByLag(gated, gated.weights({ D: 8, H }, random(k, 'lstm')), random(k, 'x'), options)));
    const unit = gru();
    frame.gru = draws.map((k) => tidy(() => {
      const weights = unit.weights({ D: 8, H }, random(k, 'gru'));
      return gradientByLag(unit, { ...weights, b: add(weights.b, concat1d([zeros([H]), fill([H], update), zeros([H])])) as Tensor1D }, random(k, 'x'), options);
    }));
    yield frame;
  },
  view: (frame, { radius, activation }) => {
    const lags = Array.from({ length: STEPS }, (_, lag) => lag);
    const net = (runs: number[][], label: string, quantity: string) => [
      ...runs.map((run) => ({ points: points(run), quantity, kind: 'faint' as const })),
      { label, quantity, points: points(lags.map((lag) => median(runs, lag))) },
    ];
    return (
      <Lines title="Norm of the gradient against lag, on a logarithmic axis, for an RNN, an LSTM and a GRU" height={330}
        x={{ label: 'lag: steps back', domain: [0, STEPS - 1] }} y={{ label: 'gradient norm ÷ that at lag 0', domain: [FLOOR, CEILING], log: true, ticks: 6 }}
        series={[
          ...(activation === 'identity' ? [{ label: 'theory ρᵏ', quantity: 'plain', kind: 'theory' as const, points: points(lags.map((lag) => radius ** lag)) }] : []),
          ...net(frame.rnn, activation === 'identity' ? 'linear RNN' : 'tanh RNN', 'hidden'), ...net(frame.lstm, 'LSTM', 'forget'), ...net(frame.gru, 'GRU', 'candidate'),
        ]} />
    );
  },
  tell: ({ rnn, lstm, gru: unit }, { activation, radius, forget, update }) =>
    `Fifty steps back, the ${activation === 'identity' ? 'linear' : 'tanh'} RNN with radius ${radius} has about ${order(median(rnn, 50))} of the gradient it has at lag 0, `
    + `the LSTM with forget bias ${forget} about ${order(median(lstm, 50))}, and the GRU with update bias ${update} about ${order(median(unit, 50))} (medians of five draws).`,
});
