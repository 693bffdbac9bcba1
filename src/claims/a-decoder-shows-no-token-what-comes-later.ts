/** Claim: in a stack of decoder blocks a later token changes no earlier output. */
import { transformerBlock } from '../cells/transformer-block.ts';
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, concat, max, slice, sub, tensor, type Tensor3D } from '../engine/tfjs.ts';
import { Random } from '../random.ts';

const [T, CHANGED, WIDTH, BLOCKS] = [12, 8, 16, 3];

export default defineClaim({
  cites: ['vaswani2017'],
  measure: async (from: number = CHANGED) => scope(() => {
    const random = new Random(7, 'decoder');
    const block = transformerBlock(2);
    const blocks = Array.from({ length: BLOCKS }, () => block.weights({ D: WIDTH, H: WIDTH }, random));
    const draw = (steps: number) => tensor(Array.from({ length: steps * WIDTH }, () => random.normal()), [1, steps, WIDTH]) as Tensor3D;
    const x = draw(T);
    const other = concat([slice(x, [0, 0, 0], [1, from, WIDTH]), draw(T - from)], 1) as Tensor3D;
    const run = (input: Tensor3D) => blocks.reduce((y, weights) => block.apply(weights, y), input);
    const apart = sub(run(x), run(other));
    const part = (at: number, steps: number) => max(abs(slice(apart, [0, at, 0], [1, steps, WIDTH]))).dataSync()[0]!;
    return { before: part(0, CHANGED), after: part(CHANGED, T - CHANGED) };
  }),
  holds: ({ before, after }) => before < 1e-6 && after > 0.01,
  says: ({ before, after }) => `When the last ${T - CHANGED} of ${T} tokens are exchanged, ${BLOCKS} decoder blocks give the first ${CHANGED} outputs unchanged (largest difference ${before}), and the others change by up to ${after.toFixed(1)}.`,
  breaks: { by: 'an earlier token exchanged as well', alteration: CHANGED - 1 },
});
