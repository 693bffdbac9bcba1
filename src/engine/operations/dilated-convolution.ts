/** Causal convolution across channels, with gaps between its taps, src/engine/kernels/dilated-convolution.ts. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'BTD', W: 'KHD', b: 'H' },
  outputs: { y: 'BTH' },
  options: ['dilation'],
  data: ['x'],
} satisfies Operation;
