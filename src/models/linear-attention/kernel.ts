/** The kernels of linear attention: whole sequences, and single steps. */
import { defineKernel } from '../../engine/kernel.ts';
import type { Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import { zeros } from '../../engine/tfjs.ts';
import type { AttentionWeights } from '../attention/layer.ts';
import { linearSteps } from '../deltanet/kernel.ts';

// G heads of K numbers each.
const linear = defineKernel('linear-attention', {
  sequence: {
    inputs: { q: 'BTGK', k: 'BTGK', v: 'BTGK', S: 'BGKK', z: 'BGK' },
    outputs: { y: 'BTGK', S: 'BGKK', z: 'BGK' },
  },
});
/** What `attendLinearly` gives. */
export const linearKernel = (given: { q: Tensor4D; k: Tensor4D; v: Tensor4D }, S: Tensor4D, z: Tensor3D) =>
  linear.sequence({ ...given, S, z }) as { y: Tensor4D; S: Tensor4D; z: Tensor3D } | undefined;

export const kernel = (heads: number) => ({
  stream: (weights: AttentionWeights) => linearSteps({ ...weights, Wbeta: zeros([heads, weights.Wq.shape[1]]) }),
});
