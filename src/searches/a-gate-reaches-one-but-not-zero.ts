/** Gates driven by one number: where σ is exactly 1, and where it is small but not yet 0. */

import { type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { numbers, scalar } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** From this drive on σ is 1 in float32, and below the negative of the other it is 0. */
const [ONE, ZERO] = [18, 87];

export default defineSearch({
  cases: numbers(200),
  holds(drive, altered) {
    const b = tensor([0, drive, 0, 0]) as Tensor1D;
    const zero = () => zeros([1, 1]) as Tensor2D;
    const weights = { W: zeros([4, 1]) as Tensor2D, U: zeros([4, 1]) as Tensor2D, b };
    const f = scalar(lstm.step(weights, zero(), { h: zero(), c: zero() }).gates.f);
    return f >= 0 && f <= 1 && (drive < ONE || f === 1) && (drive < (altered ? -200 : -ZERO) || f > 0);
  },
  breaks: 'no limit below which the gate is 0',
});
