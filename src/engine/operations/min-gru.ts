/** The recurrence of minGRU, src/engine/kernels/min-gru.ts: what gate and candidate read, side by side (G = 2H), in. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { first: 'BH', read: 'BTG' },
  outputs: { h: 'BTH', last: 'BH' },
} satisfies Operation;
