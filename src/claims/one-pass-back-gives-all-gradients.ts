/** Claim: reverse mode gives the derivatives with respect to all weights in one pass; forward mode needs a pass for each. */
import { defineClaim } from '../define.ts';
import { backward, forward, record, U, W } from '../training/tape.ts';

const [SMALL, WEIGHTS] = [1e-6, { w: 0.8, u: 1.2 }];

/** The loss over three time steps. */
const lossOf = (w: number, u: number): number => record(w, u, 3).at(-1)!.value;

export default defineClaim({
  cites: ['baydin2018'],
  domain: 'a unit over up to 3 time steps with weights up to 2 in size, in float64',
  measure: async (isCut: boolean = false) => {
    const { w, u } = WEIGHTS;
    const list = record(w, u, 3, isCut);
    const reverse = backward(list);
    const ahead = [W, U].map((by) => forward(list, by).at(-1)!);
    const nudged = [
      (lossOf(w + SMALL, u) - lossOf(w - SMALL, u)) / (2 * SMALL),
      (lossOf(w, u + SMALL) - lossOf(w, u - SMALL)) / (2 * SMALL),
    ];
    return {
      operations: list.length - 2,
      reversePasses: 1,
      forwardPasses: ahead.length,
      gradients: [reverse[W]!, reverse[U]!],
      apart: Math.max(...ahead.map((value, k) => Math.abs(value - reverse[[W, U][k]!]!))),
      fromNudging: Math.max(...nudged.map((value, k) => Math.abs(value - reverse[[W, U][k]!]!))),
    };
  },
  holds: ({ apart, fromNudging }) => apart < 1e-12 && fromNudging < 1e-8,
  says: ({ operations, reversePasses, forwardPasses, gradients }) =>
    `For a unit over 3 time steps, ${operations} operations, ${reversePasses} pass back gives both gradients, ${gradients.map((value) => value.toFixed(3).replace('-', '−')).join(' and ')}; forward mode gives the same in ${forwardPasses} passes, and nudging each weight agrees to eight decimals.`,
  breaks: { by: 'a state that is detached before the last step', alteration: true },
});
