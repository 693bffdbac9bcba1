/** Layer norm where it `centers`, else root mean square norm, src/engine/kernels/norm.ts: N vectors of H numbers. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'NH', gain: 'H', bias: 'H' },
  outputs: { y: 'NH' },
  options: ['centers'],
  optional: ['bias'],
} satisfies Operation;
