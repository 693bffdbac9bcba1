/** The last output of one and of two causal layers whose earlier inputs change places. */
import { record } from 'fast-check';
import { concat, reverse, slice, type Tensor3D } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ seed: seeds, input: sequences(sizes(12, 2), sizes(8), numbers(10)) }),
  holds({ seed, input }, altered) {
    const { T, D: H } = input;
    const random = new Random(seed);
    const layers = Array.from({ length: altered ? 2 : 1 }, () => attention().weights({ D: H, H }, random));
    const x = asTensor(input);
    const part = (from: number, count: number) => slice(x, [0, from, 0], [1, count, H]);
    const backward = concat([reverse(part(0, T - 1), 1), part(T - 1, 1)], 1) as Tensor3D;
    const last = (y: Tensor3D) =>
      slice(
        layers.reduce((z, own) => attention().apply(own, z), y),
        [0, T - 1, 0],
        [1, 1, H],
      );
    return agree(last(x), last(backward));
  },
  breaks: 'two layers',
});
