/** Claim: the gradient across several steps is the product of the Jacobians of the single steps. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, grad, matMul, max, slice, squeeze, stack, sub, sum, type Tensor2D, tensor } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';

const [D, H, T] = [3, 6, 8];

/** The Jacobian [H,H] of a function of a state [1,H], a row for each number that comes out. */
const jacobian = (of: (h: Tensor2D) => Tensor2D, at: Tensor2D): Tensor2D =>
  stack(
    Array.from({ length: H }, (_, unit) =>
      squeeze(grad((h) => sum(slice(of(h as Tensor2D), [0, unit], [1, 1])))(at), [0]),
    ),
  ) as Tensor2D;

export default defineClaim({
  cites: ['pascanu2013'],
  domain: 'tanh RNNs of up to 5 units over up to 8 steps with fresh weights, inputs up to 10 in size',
  measure: async (leftOut: number = 0) =>
    scope(() => {
      const random = new Random(2, 'jacobians');
      const weights = rnn().weights({ D, H }, random);
      const inputs = Array.from(
        { length: T },
        () =>
          tensor(
            Array.from({ length: D }, () => random.normal()),
            [1, D],
          ) as Tensor2D,
      );
      const step = (h: Tensor2D, t: number) => rnn().step(weights, inputs[t]!, { h }).state.h;
      const states = [
        tensor(
          Array.from({ length: H }, () => random.normal() / 2),
          [1, H],
        ) as Tensor2D,
      ];
      for (let t = 0; t < T; t++) states.push(step(states[t]!, t));
      const across = jacobian((h) => inputs.reduce((state, _, t) => step(state, t), h), states[0]!);
      const single = inputs.slice(leftOut).map((_, k) => jacobian((h) => step(h, k + leftOut), states[k + leftOut]!));
      const product = single.reduce((so, next) => matMul(next, so));
      return {
        steps: T,
        largest: max(abs(across)).dataSync()[0]!,
        apart: max(abs(sub(product, across))).dataSync()[0]!,
      };
    }),
  holds: ({ largest, apart }) => apart < 1e-5 * Math.max(1, largest),
  says: ({ steps, largest, apart }) =>
    `The Jacobian of ${steps} steps of a tanh RNN has ${largest.toPrecision(2)} as its largest entry and agrees with the product of the ${steps} Jacobians of single steps up to ${inPowers(apart)}.`,
  breaks: { by: 'the Jacobian of the first step left out', alteration: 1 },
});
