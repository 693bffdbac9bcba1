/** Claim: from a logit of about 88.7 on, its exponential does not fit into float32; softmax by its formula is then NaN. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { div, exp, softmax, sum, tensor1d } from '../engine/tfjs.ts';

/** The largest logit, in hundredths, whose exponential is finite. */
function lastFinite(): number {
  const hundredths = Array.from({ length: 300 }, (_, k) => 8700 + k);
  const values = exp(tensor1d(hundredths.map((z) => z / 100))).dataSync();
  return hundredths[values.findIndex((value) => !Number.isFinite(value)) - 1]! / 100;
}

export default defineClaim({
  cites: ['blanchard2021'],
  domain: 'float32; the largest logit to a hundredth, and one pair of logits',
  measure: async (top: number = 100) =>
    scope(() => {
      const z = tensor1d([top, top - 1]);
      const e = exp(z);
      const [plain, library] = [div(e, sum(e)), softmax(z)].map((shares) => shares.dataSync()[0]!);
      return { last: lastFinite(), top, isLost: Number.isNaN(plain), library: library! };
    }),
  holds: ({ last, isLost, library }) => last > 88 && last < 89 && isLost && Math.abs(library - 0.7311) < 1e-3,
  says: ({ last, top, isLost, library }) =>
    `In float32 the exponential of ${last} is finite and that of a hundredth more is not; for the logits ${top} and ${top - 1} the formula of softmax as it stands gives ${isLost ? 'no number' : 'a number'}, and with the largest subtracted first ${library.toFixed(2)} for the larger.`,
  breaks: { by: 'logits of 50 and 49', alteration: 50 },
});
