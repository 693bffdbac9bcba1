/** Earlier outputs of a stack of decoder blocks whose last token is exchanged. */
import { record } from 'fast-check';
import { concat, slice, type Tensor3D } from '../engine/tfjs.ts';
import { transformerBlock } from '../models/transformer/block.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  // The last row of the sequence is the other last token.
  cases: record({
    layers: sizes(3),
    seed: seeds,
    rows: sequences(
      sizes(10, 3),
      sizes(4).map((half) => 2 * half),
      numbers(100),
    ),
  }),
  holds({ layers, seed, rows }, altered) {
    const { T, D: H } = rows;
    const random = new Random(seed);
    const block = transformerBlock(2);
    const weights = Array.from({ length: layers }, () => block.weights({ D: H, H }, random));
    const run = (x: Tensor3D) => weights.reduce((y, own) => block.apply(own, y), x);
    const part = (from: number, count: number) => slice(asTensor(rows), [0, from, 0], [1, count, H]);
    const x = part(0, T - 1);
    const other = concat(altered ? [part(T - 1, 1), part(1, T - 2)] : [part(0, T - 2), part(T - 1, 1)], 1) as Tensor3D;
    const earlier = (y: Tensor3D) => slice(y, [0, 0, 0], [1, T - 2, H]);
    return agree(earlier(run(x)), earlier(run(other)), 0);
  },
  breaks: 'another first token',
});
