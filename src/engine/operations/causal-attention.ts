/** Causal attention in heads, src/engine/kernels/causal-attention.ts: every head has its share of the H numbers. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { q: 'BTH', k: 'BTH', v: 'BTH' },
  outputs: { y: 'BTH' },
  options: ['heads'],
} satisfies Operation;
