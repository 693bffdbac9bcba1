/** The recurrence of Mamba for a given selection, src/engine/kernels/selective-scan.ts: E channels, N states each. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'BTE', delta: 'BTE', A: 'EN', B: 'BTN', C: 'BTN', D: 'E' },
  outputs: { y: 'BTE', last: 'BEN' },
} satisfies Operation;
