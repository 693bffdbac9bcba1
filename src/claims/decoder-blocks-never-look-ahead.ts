/** Claim: in a stack of decoder blocks, changing the last token changes no earlier output. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, concat, max, slice, sub, type Tensor3D, tensor3d } from '../engine/tfjs.ts';
import { transformerBlock } from '../models/transformer/block.ts';
import { Random } from '../random.ts';

const [T, WIDTH, LAYERS] = [10, 16, 3];

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'up to 3 blocks of any width and length with fresh weights, inputs up to 100 in size',
  measure: async (changed: number = T - 1) =>
    scope(() => {
      const random = new Random(53, 'decoder');
      const block = transformerBlock(2);
      const weights = Array.from({ length: LAYERS }, () => block.weights({ D: WIDTH, H: WIDTH }, random));
      const draw = (rows: number) =>
        tensor3d(
          Array.from({ length: rows * WIDTH }, () => random.normal()),
          [1, rows, WIDTH],
        );
      const x = draw(T);
      const other = concat(
        [slice(x, [0, 0, 0], [1, changed, -1]), draw(1), slice(x, [0, changed + 1, 0], [1, T - changed - 1, -1])],
        1,
      ) as Tensor3D;
      const run = (input: Tensor3D) => weights.reduce((y, own) => block.apply(own, y), input);
      const apart = (from: number, count: number) =>
        max(abs(slice(sub(run(x), run(other)), [0, from, 0], [1, count, -1]))).dataSync()[0]!;
      return { earlier: apart(0, T - 1), last: apart(T - 1, 1) };
    }),
  holds: ({ earlier, last }) => earlier < 1e-5 && last > 0.1,
  says: ({ earlier, last }) =>
    `In ${LAYERS} decoder blocks, changing the last of ${T} tokens moves its own output by up to ${last.toFixed(1)}, and all earlier outputs by ${inPowers(earlier)}.`,
  breaks: { by: 'another token in the middle', alteration: 4 },
});
