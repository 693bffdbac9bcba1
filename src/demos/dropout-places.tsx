/** Dropout at one place of a trained LSTM: which arrows are cut, the sampled masks over time, and what it does to memory. */
import { DropoutArrows } from '../charts/dropout-arrows.tsx';
import { LatchMap, unitRows } from '../charts/latch-map.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import type { LstmWeights } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { droppedLstm } from '../training/dropout-cell.ts';
import { MASKS, PLACES, type Place } from '../training/dropout-names.ts';
import { layerWeights } from '../training/network.ts';
import { LONG, rightByAge } from '../training/right-by-age.ts';
import { type WatchedStory, watchLatch } from '../training/watch.ts';

const [STEPS, SHOWN] = [30, 4];
/** What each place is known as. */
const KNOWN: Record<Place, string> = {
  output: 'This is where nn.LSTM(dropout=…) acts: between stacked layers, never on the way to the next time step.',
  inputs: 'This is what dropout=… of a Keras layer does to its inputs.',
  hidden:
    'This is what recurrent_dropout=… of Keras does, with one mask for all steps: the gates read a damaged state.',
  cell: 'A mask on the memory itself: what it drops is gone, and each further step drops more.',
  candidate: 'Only what is about to be written is dropped, as Semeniuta and coauthors do it: the memory stays.',
  zoneout: 'Instead of zero, a unit keeps its value of the step before.',
};
const cutOf = (place: Place): string[] => (place === 'zoneout' ? ['cell', 'hidden'] : [place]);

type Frame = WatchedStory & { atWrite: number; long: number };

export default defineDemo({
  title: 'Where dropout acts in a recurrent layer',
  dare: 'Move the dropout from the output to the cell state: at the same rate, the model loses what it had to keep.',
  trained: ['latch-lstm'],
  controls: {
    place: choice('Dropout on the', PLACES, 'output'),
    masks: choice('Mask', MASKS, 'fresh'),
    rate: range('Dropout rate', 0, 0.8, 0.3, { step: 0.1 }),
  },
  tries: [
    { label: 'nn.LSTM(dropout=0.3)', settings: {} },
    { label: 'Keras recurrent_dropout', settings: { place: 'hidden', masks: 'same' } },
    { label: 'on the memory', settings: { place: 'cell' } },
    { label: 'zoneout', settings: { place: 'zoneout' } },
  ],
  async *run({ place, masks, rate, seed }): AsyncGenerator<Frame> {
    yield await withModel('latch-lstm', (network) => {
      const weights = layerWeights(network) as LstmWeights;
      const cell = () => droppedLstm(place, masks, rate, new Random(seed, 'masks'));
      const random = (stream: string) => new Random(seed, stream);
      return {
        ...watchLatch(cell(), weights, network, random('story'), STEPS),
        ...rightByAge(cell(), weights, network, random('score')),
      };
    });
  },
  view: (frame, { place, masks }) => {
    const { gates, states } = frame;
    const kept = (gates.mask ?? []).slice(0, SHOWN);
    const c = (states.c ?? []).slice(0, SHOWN);
    const size = Math.max(1, ...c.flat().map(Math.abs));
    return (
      <div>
        <DropoutArrows
          title={`Three time steps of an LSTM layer; dropout on the ${PLACES[place]}`}
          cut={cutOf(place)}
          how={`The mask is ${MASKS[masks]}.`}
        />
        <LatchMap
          title="A sequence of the latch with its answers, the masks (a square where a unit is kept) and the cell state"
          story={frame}
          rows={[...unitRows('kept', 'error', kept), ...unitRows('c', 'cell', c, size)]}
        />
      </div>
    );
  },
  tell: ({ atWrite, long }, { place, masks, rate }) =>
    `${KNOWN[place]} At a rate of ${rate}, with a mask that is ${MASKS[masks]}, the trained LSTM is right in ${percent(atWrite, 1)} of the cases at a write, and in ${percent(long, 1)} ${LONG} or more steps after one, when it has to remember; guessing gives 50 %.`,
});
