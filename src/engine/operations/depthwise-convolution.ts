/** Causal convolution, every channel on its own, src/engine/kernels/depthwise-convolution.ts: W taps, E channels. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'BTE', K: 'WE', k: 'E' },
  outputs: { y: 'BTE' },
  optional: ['k'],
} satisfies Operation;
