/** Claim: sorted by length, batches hold far less padding than as they come; packing computes none, and one by one is slow. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { readPacked } from '../models/parts/padded.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';
import { batchesOf, costOf, drawLengths, LONGEST, type Way } from '../training/batching.ts';

const [COUNT, SIZE] = [512, 32];

export default defineClaim({
  cites: [],
  domain: 'lengths that are all equally likely, this many of them, this batch size and this seed',
  measure: async (way: Way = 'sorted') => {
    const lengths = drawLengths('even', COUNT, new Random(1, 'lengths'));
    const of = (how: Way) => costOf(batchesOf(lengths, how, SIZE), how);
    const share = ({ computed, padding }: ReturnType<typeof of>) => padding / computed;
    const [first] = batchesOf(lengths, 'packed', SIZE);
    const counted = scope(() => {
      const [cell, T] = [rnn(), Math.max(...first)];
      const weights = cell.weights({ D: 1, H: 1 }, new Random(1));
      return readPacked(cell, weights, zeros([first.length, T, 1]) as Tensor3D, first).steps;
    });
    return {
      count: COUNT,
      longest: LONGEST,
      size: SIZE,
      arrival: share(of('arrival')),
      sorted: share(of(way)),
      extra: counted - costOf([first], 'packed').computed,
      inTurn: [of('arrival'), of(way), of('single')].map((cost) => cost.inTurn),
    };
  },
  holds: ({ arrival, sorted, extra }) => sorted < arrival / 4 && extra === 0,
  says: ({ count, longest, size, arrival, sorted, extra, inTurn }) =>
    `Of ${count} sequences of 1 to ${longest} steps in padded batches of ${size}, ${(100 * arrival).toFixed(0)} % of the computed steps are padding as they come and ${(100 * sorted).toFixed(0)} % when they are sorted by length; packed, our cell computes ${extra} steps of padding; the steps that wait for each other are ${inTurn[0]} as they come, ${inTurn[1]} sorted and ${inTurn[2]} one by one.`,
  breaks: { by: 'the order in which they come in the place of the sorted one', alteration: 'arrival' },
});
