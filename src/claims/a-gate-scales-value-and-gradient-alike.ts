/** Claim: a gate multiplies what passes forward and the gradient that passes back by the same number. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { grad, sum, type Tensor, type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';

const [DRIVES, SHUT] = [[-2, 0, 3], -200];

/** What a step leaves of a cell state of 1 whose gates read nothing, and of its gradient, one number a drive. */
const through = (added: number) =>
  scope(() => {
    const H = DRIVES.length;
    const block = (value: number) => DRIVES.map(() => value);
    const weightsOf = (forget: number[]): LstmWeights => ({
      W: zeros([4 * H, 1]) as Tensor2D,
      U: zeros([4 * H, H]) as Tensor2D,
      b: tensor([...block(SHUT), ...forget, ...block(0), ...block(0)]) as Tensor1D,
    });
    const next = (forget: number[]) => (c: Tensor) =>
      lstm.step(weightsOf(forget), zeros([1, 1]) as Tensor2D, { h: zeros([1, H]) as Tensor2D, c: c as Tensor2D }).state
        .c;
    const start = tensor([block(1)]);
    const back = grad((c: Tensor) => sum(next(DRIVES.map((drive) => drive + added))(c)))(start);
    return { forward: [...next(DRIVES)(start).dataSync()], back: [...back.dataSync()] };
  });

export default defineClaim({
  cites: [],
  domain: 'an LSTM whose gates read nothing, drives from −100 to 100 and cell states up to 10⁴ in size',
  measure: async (added: number = 0) => ({ drives: DRIVES, ...through(added) }),
  holds: ({ forward, back }) => forward.every((share, k) => Math.abs(share - back[k]!) < 1e-6),
  says: ({ drives, forward, back }) =>
    `Gates driven by ${drives.join(', ').replace('-', '−')} pass ${forward.map((share) => share.toFixed(2)).join(', ')} of a cell state forward, and ${back.map((share) => share.toFixed(2)).join(', ')} of its gradient backward.`,
  breaks: { by: 'a gate that is open further in the backward pass', alteration: 1 },
});
