/** Two streams in one batch, cut into calls: what a trained LSTM answers if its state is carried, dropped, or given to the wrong row. */
import { HeatMap } from '../charts/heat-map.tsx';
import { choice, defineDemo } from '../define.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { LENGTH, NEW_AT, readInCalls, type StreamRow } from '../training/stream-in-calls.ts';
import { amount } from '../units.ts';

/** A leaning counts as another answer if it has the other sign, or has lost half of its strength. */
const FAR = 0.5;
const differs = ({ alone, calls }: StreamRow) => alone.filter((value, t) => Math.abs(value - calls[t]) > FAR).length;

export default defineDemo({
  title: 'Cut two streams into calls',
  dare: 'The LSTM must hold the sign that was last written. Drop its state between the calls: where does it lose the sign?',
  trained: ['latch-lstm'],
  controls: {
    between: choice(
      'The next call starts from',
      { carried: 'the last state', zeros: 'zeros', swapped: 'the other row’s state' },
      'carried',
    ),
    steps: choice('Steps per call', { 1: '1', 3: '3', 5: '5', 15: '15' }, '5'),
    reset: choice(
      'Where B begins anew, set to zero',
      { row: 'the state of B', all: 'both states', none: 'nothing' },
      'row',
    ),
  },
  tries: [
    { label: 'carried', settings: {}, says: 'In calls, each stream gives what it gives alone in one call.' },
    {
      label: 'zeros at every call',
      settings: { between: 'zeros' },
      says: 'This is the default of Keras, and of a call without a state.',
    },
    { label: 'both reset', settings: { reset: 'all' }, says: 'Stream A loses what it held.' },
    { label: 'not reset', settings: { reset: 'none' }, says: 'The new stream begins with the memory of the old one.' },
  ],
  async *run({ between, steps, reset, seed }): AsyncGenerator<StreamRow[]> {
    yield await withModel('latch-lstm', (network) =>
      readInCalls(network, new Random(seed, 'streams'), Number(steps), between, reset),
    );
  },
  view: (rows, { steps }) => (
    <HeatMap
      title={`What two streams wrote, and how far the LSTM leans to + (full) or − (hollow): each stream alone, and in calls; B begins anew after step ${NEW_AT}`}
      rowHeight={22}
      rows={[
        {
          letter: 'call',
          quantity: 'plain',
          values: [],
          marks: Array.from({ length: LENGTH }, (_, t) => (t % Number(steps) ? '' : '▼')),
        },
        ...rows.flatMap(({ written, alone, calls }, row) => [
          { letter: `${'AB'[row]} writes`, quantity: 'input', values: [], marks: written },
          { letter: 'alone', quantity: 'plain', values: alone },
          { letter: 'in calls', quantity: 'output', values: calls },
        ]),
      ]}
    />
  ),
  tell: (rows, { between, steps, reset }) => {
    const [a, b] = rows.map(differs);
    const start = { carried: 'its last state', zeros: 'zeros', swapped: 'the state of the other row' }[between];
    const zeroed = { row: 'only the state of B', all: 'the state of both', none: 'no state' }[reset];
    return (
      `Each call reads ${amount(Number(steps), 'step')} and starts from ${start}; where B begins anew, ${zeroed} is set to zero. ` +
      `The answers differ from those of each stream alone at ${a} of ${LENGTH} steps in A and at ${b} of ${LENGTH} in B.`
    );
  },
});
