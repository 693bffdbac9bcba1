/** Claim: softmax applied to probabilities gives no class more than e / (e + K − 1), so the loss cannot reach 0. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { mul, softmax, tensor1d } from '../engine/tfjs.ts';

const CLASSES = [2, 10, 27] as const;

export default defineClaim({
  cites: [],
  domain: 'any probabilities over 2 to 300 classes, float32',
  measure: async (scale: number = 1) =>
    scope(() => {
      const most = CLASSES.map((K) => {
        const sure = tensor1d(Array.from({ length: K }, (_, k) => (k === 0 ? 1 : 0)));
        return softmax(mul(sure, scale)).dataSync()[0]!;
      });
      return { two: most[0]!, ten: most[1]!, letters: most[2]!, least: -Math.log(most[2]!) };
    }),
  holds: ({ two, ten, letters }) =>
    [two, ten, letters].every((most, k) => Math.abs(most - Math.E / (Math.E + CLASSES[k]! - 1)) < 1e-5),
  says: ({ two, ten, letters, least }) =>
    `A model that is sure, with probability 1 for one class, is left with ${two.toFixed(2)} after a second softmax over ${CLASSES[0]} classes, ${ten.toFixed(2)} over ${CLASSES[1]} and ${letters.toFixed(2)} over ${CLASSES[2]}, so its loss over ${CLASSES[2]} classes cannot fall below ${least.toFixed(2)} nats.`,
  breaks: { by: 'logits of 10 instead of probabilities of 1', alteration: 10 },
});
