/** The delta rule, src/engine/kernels/delta-rule.ts: G heads of K numbers each. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { q: 'BTGK', k: 'BTGK', v: 'BTGK', beta: 'BTG', S: 'BGKK' },
  outputs: { y: 'BTGK', S: 'BGKK' },
} satisfies Operation;
