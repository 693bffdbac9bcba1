/** Claim: softmax over two classes is the sigmoid of the difference of the two logits. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, concat, max, mul, sigmoid, slice, softmax, sub, tensor2d, zerosLike } from '../engine/tfjs.ts';

const DIFFERENCES = [-8, -2, 0, 1, 5];

export default defineClaim({
  cites: [],
  domain: 'two logits up to 80 in size, float32',
  measure: async (scale: number = 1) =>
    scope(() => {
      const z = tensor2d(DIFFERENCES, [DIFFERENCES.length, 1]);
      const two = slice(softmax(concat([z, zerosLike(z)], 1)), [0, 0], [-1, 1]);
      const one = sigmoid(mul(z, scale));
      const at = [...one.dataSync()];
      return {
        pairs: DIFFERENCES.length,
        apart: max(abs(sub(two, one))).dataSync()[0]!,
        even: at[2]!,
        oneMore: at[3]!,
      };
    }),
  holds: ({ apart, even }) => apart < 1e-6 && Math.abs(even - 0.5) < 1e-6,
  says: ({ pairs, apart, even, oneMore }) =>
    `For ${pairs} pairs of logits, softmax and the sigmoid of the difference agree to ${apart === 0 ? '0' : inPowers(apart)}: equal logits give a probability of ${even.toFixed(1)}, and one more for the first gives it ${oneMore.toFixed(2)}.`,
  breaks: { by: 'a sigmoid of half the difference', alteration: 0.5 },
});
