/** Claim: in single precision, a gate driven far up is exactly 1, and one driven as far down is small but not yet 0. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';

const DRIVE = 20;

/** The forget gate of an LSTM of one unit that is driven by its bias alone. */
const gate = (drive: number) =>
  scope(
    () =>
      lstm
        .step(
          { W: zeros([4, 1]) as Tensor2D, U: zeros([4, 1]) as Tensor2D, b: tensor([0, drive, 0, 0]) as Tensor1D },
          zeros([1, 1]) as Tensor2D,
          { h: zeros([1, 1]) as Tensor2D, c: zeros([1, 1]) as Tensor2D },
        )
        .gates.f.dataSync()[0]!,
  );

export default defineClaim({
  cites: [],
  domain: 'float32; the gate is exactly 1 from a drive of 18 up, above 0 down to −87, and exactly 0 further down',
  measure: async (drive: number = DRIVE) => ({ drive, open: gate(drive), shut: gate(-drive) }),
  holds: ({ open, shut }) => open === 1 && shut > 0,
  says: ({ drive, open, shut }) =>
    `In single precision a gate driven by ${drive} is ${open === 1 ? 'exactly 1' : open}, and driven by −${drive} it is ${inPowers(shut)}, which is not yet 0.`,
  breaks: { by: 'a drive of 10', alteration: 10 },
});
