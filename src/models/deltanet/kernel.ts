/** The kernels of DeltaNet: the delta rule of whole sequences, and single steps, which linear attention shares. */
import { defineKernel } from '../../engine/kernel.ts';
import type { Tensor2D, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';

// G heads of K numbers each.
const deltaRule = defineKernel('delta-rule', {
  sequence: {
    inputs: { q: 'BTGK', k: 'BTGK', v: 'BTGK', beta: 'BTG', S: 'BGKK' },
    outputs: { y: 'BTGK', S: 'BGKK' },
  },
});
/** What `deltaRule` gives. */
export const deltaRuleKernel = (given: { q: Tensor4D; k: Tensor4D; v: Tensor4D; beta: Tensor3D }, S: Tensor4D) =>
  deltaRule.sequence({ ...given, S }) as { y: Tensor4D; S: Tensor4D } | undefined;

const steps = defineKernel('matrix-state', {
  stream: {
    sizes: ({ Wq, Wbeta }) => [Wq![1], Wq![0], Wbeta![0]],
    weights: (D, H, G) => ({ Wq: [H, D], Wk: [H, D], Wv: [H, D], Wo: [H, H], Wbeta: [G, D] }),
  },
});
type Weights = Record<'Wq' | 'Wk' | 'Wv' | 'Wo' | 'Wbeta', Tensor2D>;
/** Single steps of linear attention, which is told by Wbeta how many heads there are and has no use for its numbers. */
export const linearSteps = (weights: Weights) => steps.stream(weights, 0);
/** Single steps of DeltaNet, with β up to `most`. */
export const deltaSteps = (most: 1 | 2) => ({ stream: (weights: Weights) => steps.stream(weights, most) });
