/** Claim: with a decay of 1 Gated DeltaNet computes what DeltaNet does; with a decay of 0.5 an input of zeros halves its state. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import {
  abs,
  fill,
  max,
  norm,
  sub,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor,
  zeros,
} from '../engine/tfjs.ts';
import { deltaNet } from '../models/deltanet/cell.ts';
import { gatedDeltaNet } from '../models/gated-deltanet/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T] = [4, 8, 50];

export default defineClaim({
  cites: ['yang2025gated'],
  domain:
    'up to 3 heads of any width, any number of steps, fresh weights, inputs up to 10 in size; the halving is one draw',
  /** `bias` is the p of the decay: softplus of a very negative one is 0, and α = exp(0) = 1. */
  measure: async (bias: number = -200) =>
    scope(() => {
      const random = new Random(4, 'gated');
      const fresh = gatedDeltaNet().weights({ D, H }, random);
      const x = tensor(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      ) as Tensor3D;
      const still = { ...fresh, p: fill([1], bias) as Tensor1D };
      const [gated, plain] = [unroll(gatedDeltaNet(), still, x).h, unroll(deltaNet(), fresh, x).h];
      // softplus(0) = ln 2: α = 1/2. Zeros have no value and no key: nothing is written.
      const halving = { ...fresh, p: zeros([1]) as Tensor1D };
      const state = { h: zeros([1, H]) as Tensor2D, S: fill([1, 1, H, H], 1) as Tensor4D };
      const sizeAfter = (steps: number) =>
        norm(unroll(gatedDeltaNet(), halving, zeros([1, steps, D]), state).states.at(-1)!.S).dataSync()[0]!;
      return { apart: max(abs(sub(gated, plain))).dataSync()[0]!, left: sizeAfter(2) / sizeAfter(1) };
    }),
  holds: ({ apart, left }) => apart === 0 && Math.abs(left - 0.5) < 1e-6,
  says: ({ apart, left }) =>
    `Over ${T} steps of random inputs, DeltaNet and Gated DeltaNet with a decay of 1 differ by ${apart}; with the decay at one half, a step whose input is zero writes nothing and leaves ${(100 * left).toFixed(0)} % of the state.`,
  breaks: { by: 'a decay of one half', alteration: 0 },
});
