/** Claim: the state of linear attention has one size, which a cache of the same width passes after half as many tokens. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import type { Cell } from '../models/cell.ts';
import { linearAttention } from '../models/linear-attention/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [WIDTH, STEPS] = [16, 12];

/** Numbers kept after each step, without what is only shown. */
const kept = (cell: Cell): number[] =>
  scope(() => {
    const weights = cell.weights({ D: WIDTH, H: WIDTH }, new Random(0));
    return unroll(cell, weights, zeros([1, STEPS, WIDTH]) as Tensor3D).states.map(({ h: _, ...state }) =>
      Object.values(state).reduce((sum, { size }) => sum + size, 0),
    );
  });

export default defineClaim({
  cites: ['katharopoulos2020'],
  domain: 'one head of any width, any number of steps; numbers are counted',
  measure: async (which: 'linear' | 'cache' = 'linear') => {
    const [linear, cache] = [linearAttention(), attentionCell()].map((cell) => kept(cell)) as [number[], number[]];
    const state = which === 'linear' ? linear : cache;
    return { first: state[0]!, last: state.at(-1)!, passed: 1 + cache.findIndex((numbers) => numbers > state[0]!) };
  },
  holds: ({ first, last, passed }) => first === last && passed > WIDTH / 2,
  says: ({ first, last, passed }) =>
    `One head ${WIDTH} numbers wide keeps ${first} numbers after its first step and ${last} after ${STEPS} in linear attention; a KV cache of that width is larger from token ${passed} on.`,
  breaks: { by: 'a cache in the place of the state', alteration: 'cache' },
});
