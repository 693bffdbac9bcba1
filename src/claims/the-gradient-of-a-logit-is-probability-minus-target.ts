/** Claim: the gradient of the cross-entropy with respect to a logit is its probability, minus 1 for the correct class. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, grad, logSoftmax, max, mul, neg, softmax, sub, sum, type Tensor, tensor1d } from '../engine/tfjs.ts';

const [LOGITS, RIGHT] = [[2, 1, 0, -3], 1];

export default defineClaim({
  cites: [],
  domain: '2 to 300 classes, logits up to 30 in size, one correct class, float32',
  measure: async (temperature: number = 1) =>
    scope(() => {
      const z = tensor1d(LOGITS);
      const right = tensor1d(LOGITS.map((_, k) => (k === RIGHT ? 1 : 0)));
      const loss = (scores: Tensor) => neg(sum(mul(logSoftmax(mul(scores, temperature)), right)));
      const [gradient, p] = [grad(loss)(z), softmax(z)];
      return {
        apart: max(abs(sub(gradient, sub(p, right)))).dataSync()[0]!,
        p: p.dataSync()[RIGHT]!,
        gradient: gradient.dataSync()[RIGHT]!,
        sum: Math.abs(sum(gradient).dataSync()[0]!),
      };
    }),
  holds: ({ apart, sum }) => apart < 1e-6 && sum < 1e-6,
  says: ({ apart, p, gradient }) =>
    `With a probability of ${p.toFixed(3)} for the correct class, the gradient of the cross-entropy with respect to its logit is ${gradient.toFixed(3).replace('-', '−')}; for all ${LOGITS.length} logits together, gradient and probability minus target differ by at most ${apart === 0 ? '0' : inPowers(apart)}.`,
  breaks: { by: 'logits that are doubled inside the loss', alteration: 2 },
});
