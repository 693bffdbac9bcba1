/**
 * Causal convolution across channels, with gaps between its taps, src/engine/kernels/dilated-convolution.ts; where it
 * `rectifies` (1, else 0), relu of that.
 */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'BTD', W: 'KHD', b: 'H' },
  outputs: { y: 'BTH' },
  options: ['dilation', 'rectifies'],
  data: ['x'],
} satisfies Operation;
