/** One LSTM layer in three ways, timed in the reader's tab: many small operations, fewer, or one. */
import { Ranking } from '../charts/ranking.tsx';
import { choice, defineDemo } from '../define.ts';
import { type FusedFrame, measureFused, ROUNDS, WAYS } from '../training/fused.ts';
import { counted, duration } from '../units.ts';

const COLORS = { each: 'input', together: 'hidden', fused: 'output' };
const PASSES = { forward: 'forward', both: 'with gradients' };

export default defineDemo({
  title: 'One layer, three ways to compute it',
  dare: 'All three give the same numbers. Measure them on your device: what do the many small operations cost?',
  start: 'Measure',
  timed: true,
  progress: { doing: 'Measuring', unit: 'round', at: ({ round }: FusedFrame) => [round, ROUNDS] },
  untrained: 'times do not depend on what was learned.',
  controls: {
    units: choice('Units', { 8: '8', 32: '32', 128: '128' }, '32'),
    steps: choice('Time steps', { 10: '10', 50: '50', 200: '200' }, '50'),
    pass: choice('Pass', PASSES, 'forward'),
  },
  tries: [
    { label: '32 units, 50 steps', settings: {} },
    {
      label: 'a wide layer',
      settings: { units: '128' },
      says: 'The wider the layer, the more of the time is arithmetic.',
    },
    { label: 'with gradients', settings: { pass: 'both' } },
  ],
  run: ({ units, steps, pass, seed }, _random, now) =>
    measureFused(Number(units), Number(steps), pass === 'both', seed, now),
  view: ({ ways }) => (
    <div class="beside halves">
      <Ranking
        title="Time of a call"
        rows={ways.map(({ way, milliseconds }) => ({
          label: WAYS[way],
          value: milliseconds,
          printed: duration(milliseconds),
          quantity: COLORS[way],
        }))}
      />
      <Ranking
        title="Operations of a call"
        digits={0}
        rows={ways.map(({ way, operations }) => ({ label: WAYS[way], value: operations, quantity: COLORS[way] }))}
      />
    </div>
  ),
  tell: ({ round, ways: [each, together, fused], isFused }, { units, steps, pass }) => {
    if (!each || !together || !fused) return 'Nothing is measured yet.';
    const times = (ms: number) => `${(each.milliseconds / ms).toFixed(1)} times as fast`;
    return (
      `${units} units over ${steps} time steps, ${PASSES[pass]}, after ${round} of ${ROUNDS} rounds: gate by gate it takes ${counted(each.operations)} operations and ${duration(each.milliseconds)}. ` +
      `With all gates in one product it takes ${counted(together.operations)} operations and is ${times(together.milliseconds)}; ` +
      (isFused
        ? `as one kernel it takes ${counted(fused.operations)} and is ${times(fused.milliseconds)}.`
        : 'the compiled kernel does not run on this device.')
    );
  },
});
