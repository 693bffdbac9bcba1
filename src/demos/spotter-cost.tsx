/** What keyword spotters cost in the reader's tab: bytes, and the time for a second of sound. */
import { RaceTable } from '../charts/race-table.tsx';
import { choice, defineDemo } from '../define.ts';
import { type Cost, type CostFrame, measureSpotters, PUBLISHED } from '../training/keywords/timed.ts';
import { counted, duration, memorySize } from '../units.ts';

const TITLES = { gru: 'GRU', lstm: 'LSTM', attention: 'attention' };
const titleOf = ({ name, units }: Cost) =>
  name === 'kwt1' || name === 'kwt3' ? `transformer ${PUBLISHED[name].title}` : `${TITLES[name]} of ${units} units`;
const timesReal = ({ milliseconds }: Cost) =>
  milliseconds > 100 ? (1000 / milliseconds).toFixed(1) : counted(Math.round(1000 / milliseconds));
const GIGABYTES = 4 * 2 ** 30;

export default defineDemo({
  title: 'Time keyword spotters on your device',
  dare: 'Press Measure: is a transformer as large as the published ones too slow or too big for your device?',
  start: 'Measure',
  timed: true,
  untrained: 'times and sizes do not depend on what was learned.',
  controls: {
    largest: choice('Up to', { ours: 'the sizes trained here', kwt1: 'KWT-1', kwt3: 'KWT-3' }, 'kwt3'),
  },
  tries: [
    { label: 'with the largest published', settings: {} },
    { label: 'only those trained here', settings: { largest: 'ours' } },
  ],
  progress: { doing: 'Measuring', unit: 'model', at: ({ done, of }: CostFrame) => [done, of] },
  *run({ largest, seed }, _random, now) {
    yield* measureSpotters(largest, seed, now);
  },
  view: ({ costs }) => (
    <RaceTable
      title="Bytes and times of keyword spotters on this device"
      head={['Weights', '32 bits each', 'kept', '1 s takes', '× real time']}
      rows={costs.map((cost) => ({
        title: titleOf(cost),
        quantity: cost.name === 'kwt1' || cost.name === 'kwt3' ? 'transformer' : cost.name,
        cells: [
          counted(cost.weights),
          memorySize(cost.bytes),
          cost.carried === undefined ? 'nothing' : memorySize(cost.carried),
          duration(cost.milliseconds),
          timesReal(cost),
        ],
      }))}
    />
  ),
  tell: ({ costs }) => {
    const [first] = costs;
    const last = costs.at(-1);
    if (!first || !last) return 'The first model is being measured: it hears a second of sound again and again.';
    const fits = counted(Math.round(GIGABYTES / last.bytes));
    return (
      `For a second of sound the ${titleOf(first)} takes ${duration(first.milliseconds)} here, ${timesReal(first)} times as fast as it is spoken. ` +
      `The ${titleOf(last)} takes ${duration(last.milliseconds)}, ${timesReal(last)} times as fast, and its weights take ${memorySize(last.bytes)}: 4 GiB hold them ${fits} times.`
    );
  },
});
