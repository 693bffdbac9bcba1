/** Claim: the chain that training walks back holds a state for every step; a loop that only runs hands on one. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run, unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [B, D, H, SHORT, LONG] = [2, 3, 8, 10, 200];
/** The sizes of the example on the page; its states are counted by what a state of the small chains takes. */
const EXAMPLE = { B: 32, T: 1000, H: 512 };

/** Numbers in all states of the chain over T steps, and in what the loop hands on. */
const counts = (T: number) =>
  scope(() => {
    const cell = rnn();
    const weights = cell.weights({ D, H }, new Random(0));
    const x = zeros([B, T, D]) as Tensor3D;
    return {
      chain: unroll(cell, weights, x).states.reduce((sum, { h }) => sum + h.size, 0),
      loop: run(cell, weights, x).last.h.size,
    };
  });

export default defineClaim({
  cites: ['gruslys2016'],
  domain: 'simple RNNs of any size over any number of steps; the example is counted from them',
  measure: async (long: number = LONG) => {
    const [short, far] = [counts(SHORT), counts(long)];
    const each = far.chain / (B * long * H);
    return {
      steps: [SHORT, long],
      chains: [short.chain, far.chain],
      loops: [short.loop, far.loop],
      ...EXAMPLE,
      mib: (each * EXAMPLE.B * EXAMPLE.T * EXAMPLE.H * 4) / 2 ** 20,
    };
  },
  holds: ({ steps, chains, loops }) =>
    steps[1]! > steps[0]! && chains[1]! / chains[0]! === steps[1]! / steps[0]! && loops[0] === loops[1],
  says: ({ steps, chains, loops, B: rows, T, H: units, mib }) =>
    `For ${B} sequences and ${H} units, an unrolled RNN keeps ${chains[0]} numbers over ${steps[0]} steps and ${chains[1]} over ${steps[1]}, while a loop that only runs passes on ${loops[0]} either way; for ${rows} sequences of ${T} steps and ${units} units, the states that are kept take ${mib} MiB.`,
  breaks: { by: 'two chains of the same length', alteration: SHORT },
});
