/**
 * The recurrence of a diagonal state space model, src/engine/kernels/diagonal-recurrence.ts: H channels, N poles each.
 * s_t = A s_{t-1} + x_t from the first state re + i·im, zeros if left out, and y_t = Re(C s_t) + D x_t.
 */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'BTH', Are: 'HN', Aim: 'HN', Cre: 'HN', Cim: 'HN', D: 'H', re: 'BHN', im: 'BHN' },
  outputs: { y: 'BTH', lastRe: 'BHN', lastIm: 'BHN' },
  optional: ['re', 'im'],
} satisfies Operation;
