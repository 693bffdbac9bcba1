/** The Gaussian error linear unit of N numbers, src/engine/kernels/gelu.ts. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'N' },
  outputs: { y: 'N' },
} satisfies Operation;
