/** The product of a matrix with every vector, src/engine/kernels/linear.ts: N vectors of D numbers in, of H out. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'ND', W: 'HD', b: 'H' },
  outputs: { y: 'NH' },
  optional: ['b'],
  data: ['x'],
} satisfies Operation;
