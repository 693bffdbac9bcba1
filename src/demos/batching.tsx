/** Sequences of different lengths, put into batches: how much of what is computed is padding, and how many steps wait in turn. */
import { Batches } from '../charts/batches.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo } from '../define.ts';
import { Random } from '../random.ts';
import { type BatchCost, batchesOf, costOf, drawLengths, LONGEST } from '../training/batching.ts';
import { counted } from '../units.ts';

const COUNT = 48;
const WAYS = {
  arrival: 'as they come, padded',
  sorted: 'sorted by length, padded',
  packed: 'as they come, packed',
  single: 'one by one',
};

export default defineDemo({
  title: 'Pad, sort, pack, or read one by one',
  dare: 'Find the way that computes no padding, and the one with the fewest steps in turn: is it the same?',
  controls: {
    way: choice('Batches', WAYS, 'arrival'),
    size: choice('Sequences in a batch', { 4: '4', 8: '8', 16: '16' }, '8'),
    spread: choice('Lengths', { alike: 'nearly equal', even: 'from 1 to 64', tail: 'mostly short' }, 'tail'),
  },
  tries: [
    { label: 'as they come', settings: {} },
    { label: 'sorted', settings: { way: 'sorted' } },
    { label: 'packed', settings: { way: 'packed' } },
    { label: 'one by one', settings: { way: 'single' }, says: 'No padding, and every step waits for the one before.' },
  ],
  *run({ way, size, spread, seed }): Generator<{ batches: number[][]; cost: BatchCost }> {
    const batches = batchesOf(drawLengths(spread, COUNT, new Random(seed, 'lengths')), way, Number(size));
    yield { batches, cost: costOf(batches, way) };
  },
  view: ({ batches }, { way }) => (
    <Batches
      title={`${COUNT} sequences in ${batches.length} batches: a row each, its steps filled and its padding hollow`}
      batches={batches}
      longest={LONGEST}
      isPadded={way !== 'packed'}
    />
  ),
  tell: ({ batches, cost: { computed, padding, inTurn } }, { way }) =>
    `${COUNT} sequences ${WAYS[way]}${way === 'single' ? '' : `, in ${batches.length} batches`}: ${counted(computed)} steps are computed, ` +
    `${percent(padding / computed)} of them padding. The rows of a batch are computed together, so ${counted(inTurn)} steps come one after the other.`,
});
