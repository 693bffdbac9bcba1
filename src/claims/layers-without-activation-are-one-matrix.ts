/** Claim: linear layers in a row are one linear layer; an activation between them makes more of them. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, matMul, max, sub, type Tensor2D, tanh, tensor } from '../engine/tfjs.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { Random } from '../random.ts';

const [WIDTH, LAYERS] = [16, 5];

export default defineClaim({
  cites: [],
  domain:
    'up to 5 linear layers of any width with fresh weights and no biases, inputs up to 10 in size; the tanh layers are one draw',
  measure: async (activation: 'none' | 'tanh' = 'none') =>
    scope(() => {
      const random = new Random(1, 'layers');
      const matrices = Array.from({ length: LAYERS }, () => uniform(random, [WIDTH, WIDTH], Math.sqrt(3 / WIDTH)));
      const draw = () =>
        tensor(
          Array.from({ length: WIDTH }, () => random.normal()),
          [1, WIDTH],
        ) as Tensor2D;
      const [x, y] = [draw(), draw()];
      const run = (bend: boolean) => (input: Tensor2D) =>
        matrices.reduce((z, W) => (bend ? tanh(times(W, z)) : times(W, z)), input);
      const one = matrices.reduce((so, W) => matMul(W, so));
      const gap = (a: Tensor2D, b: Tensor2D) => max(abs(sub(a, b))).dataSync()[0]!;
      const bent = run(true);
      return {
        apart: gap(run(activation === 'tanh')(x), times(one, x)),
        bent: gap(bent(add(x, y)), add(bent(x), bent(y))),
      };
    }),
  holds: ({ apart, bent }) => apart < 1e-4 && bent > 0.1,
  says: ({ apart, bent }) =>
    `A stack of ${LAYERS} linear layers of ${WIDTH} units gives the same output as a single matrix, the product of theirs, within ${inPowers(apart)}; with tanh between the layers no single matrix can do this, because a matrix maps the sum of two inputs to the sum of their outputs, and here the two differ by ${bent.toFixed(2)}.`,
  breaks: { by: 'tanh between the layers', alteration: 'tanh' },
});
