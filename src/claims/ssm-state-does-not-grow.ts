/** Claim: the state of a state space model has the same size after any number of steps; a cache grows. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import type { Cell } from '../models/cell.ts';
import { s4dCell } from '../models/s4d/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [H, N, LENGTHS] = [4, 8, [8, 64]];

/** Numbers in the state after so many steps, without the output. */
const numbersAfter = (cell: Cell, T: number): number =>
  scope(() => {
    const weights = cell.weights({ D: H, H, N }, new Random(0));
    const { h, ...state } = unroll(cell, weights, zeros([1, T, H]) as Tensor3D).states.at(-1)!;
    return Object.values(state).reduce((sum, { size }) => sum + size, 0);
  });

export default defineClaim({
  cites: [],
  domain: 'any number of channels and states, any number of steps',
  measure: async (kind: 'ssm' | 'attention' = 'ssm') => {
    const cell = kind === 'ssm' ? s4dCell : attentionCell();
    return { lengths: LENGTHS, numbers: LENGTHS.map((T) => numbersAfter(cell, T)) };
  },
  holds: ({ numbers: [short, long] }) => short! > 0 && short === long,
  says: ({ lengths, numbers }) =>
    `The state of a diagonal state-space model with ${H} channels and ${N} complex states each holds ${numbers[0]} numbers after a sequence of ${lengths[0]} steps and ${numbers[1]} numbers after one of ${lengths[1]} steps.`,
  breaks: { by: 'attention with its cache in the place of the model', alteration: 'attention' },
});
