/** The kernels of a diagonal state space model, src/engine/kernels/diagonal-recurrence.ts: whole sequences, and single steps. */
import { defineKernel } from '../../engine/kernel.ts';
import type { Tensor3D } from '../../engine/tfjs.ts';
import { mul, reshape, slice } from '../../engine/tfjs.ts';
import type { CellKernel } from '../cell.ts';
import { type Complex, product, quotient } from '../parts/complex.ts';
import { allFinite } from '../parts/finite.ts';
import type { S4dState, S4dWeights } from './cell.ts';

// H channels, N poles each: s_t = A s_{t-1} + x_t from the first state re + i·im, zeros if left out, and y_t = Re(C s_t) + D x_t.
const recurrence = defineKernel('diagonal-recurrence', {
  sequence: {
    inputs: { x: 'BTH', Are: 'HN', Aim: 'HN', Cre: 'HN', Cim: 'HN', D: 'H', re: 'BHN', im: 'BHN' },
    outputs: { y: 'BTH', lastRe: 'BHN', lastIm: 'BHN' },
    optional: ['re', 'im'],
  },
});
const steps = defineKernel('s4d', {
  stream: {
    weights: (_, H, N) => ({ Are: [H, N], Aim: [H, N], Cre: [H, N], Cim: [H, N], D: [H] }),
    sizes: ({ Are }) => [Are![0], Are![0], Are![1]],
  },
});

type Discretize = (weights: S4dWeights) => { Abar: Complex; Bbar: Complex };

/** B̄ is within C, so that x is written as it is; the state is then s / B̄. */
function readBy(discretize: Discretize, weights: S4dWeights) {
  const { Abar, Bbar } = discretize(weights);
  const C = product({ re: mul(weights.Cre, 2), im: mul(weights.Cim, 2) }, Bbar);
  return { Bbar, given: { Are: Abar.re, Aim: Abar.im, Cre: C.re, Cim: C.im, D: weights.D } };
}

/** All positions at once from a state of zeros. */
export const fromZero = (discretize: Discretize) => (weights: S4dWeights, x: Tensor3D) =>
  recurrence.sequence({ x, ...readBy(discretize, weights).given })?.y as Tensor3D | undefined;

export const kernelOf = (discretize: Discretize): CellKernel<S4dWeights, S4dState> => ({
  sequence(weights, x, state) {
    const { Bbar, given } = readBy(discretize, weights);
    // Where a step is too small for float32, no state can be divided by what it adds.
    const from = quotient(state, Bbar);
    const made = allFinite(from.re) && allFinite(from.im) ? recurrence.sequence({ x, ...given, ...from }) : undefined;
    if (!made) return undefined;
    const [B, T, H] = x.shape;
    const s = product(Bbar, { re: made.lastRe, im: made.lastIm });
    const h = reshape(slice(made.y, [0, T - 1, 0], [B, 1, H]), [B, H]);
    return { h: made.y as Tensor3D, last: { h, ...s } as S4dState };
  },
  stream: (weights) => steps.stream(readBy(discretize, weights).given),
});
