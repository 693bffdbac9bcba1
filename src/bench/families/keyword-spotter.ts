/** The GRU of the keyword spotter: a step of 20 ms as it comes in, and a clip of a second. */
import { INPUTS, STEPS } from '../../tasks/keywords/features.ts';
import type { Family } from '../family.ts';
import gru from './gru.ts';

const sizes = { B: 1, D: INPUTS, H: 64, usual: true };

export default {
  ...gru,
  title: 'Keyword spotter (GRU)',
  rows: [
    { mode: 'stream', T: STEPS, ...sizes },
    { mode: 'sequence', T: STEPS, ...sizes },
  ],
} satisfies Family;
