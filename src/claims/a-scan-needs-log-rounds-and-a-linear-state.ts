/** Claim: a scan computes the states of a linear recurrence in log₂ T rounds, and those of a bent one not at all. */

import { defineClaim, inPowers } from '../define.ts';
import { inOrder, rounds, type Stretch } from '../models/parts/parallel-scan.ts';
import { Random } from '../random.ts';

const LENGTHS = [16, 256, 4096];

export default defineClaim({
  cites: [],
  domain: 'any number of steps, of which a scan takes ⌈log₂ T⌉ rounds, factors from −1 to 1, in float64',
  measure: async (bend: 'none' | 'tanh' = 'none') => {
    const measured = LENGTHS.map((T) => {
      const random = new Random(T, 'scan');
      const steps: Stretch[] = Array.from({ length: T }, () => ({ a: random.uniform(0.5, 1), b: random.normal() }));
      const all = rounds(steps);
      const apart = (states: number[]) => Math.max(...states.map((h, t) => Math.abs(h - all.at(-1)![t]!.b)));
      return {
        rounds: all.length - 1,
        linear: apart(inOrder(steps, bend === 'tanh' ? Math.tanh : undefined)),
        bent: apart(inOrder(steps, Math.tanh)),
      };
    });
    return {
      lengths: LENGTHS,
      rounds: measured.map((one) => one.rounds),
      linear: Math.max(...measured.map((one) => one.linear)),
      bent: Math.min(...measured.map((one) => one.bent)),
    };
  },
  holds: ({ lengths, rounds: taken, linear, bent }) =>
    taken.every((count, k) => count === Math.log2(lengths[k]!)) && linear < 1e-9 && bent > 0.1,
  says: ({ lengths, rounds: taken, linear, bent }) =>
    `A scan over ${lengths.join(', ')} steps takes ${taken.join(', ')} rounds and agrees with the loop to ${inPowers(linear)}; if tanh is applied to the state after each step, it is off by ${bent.toFixed(1)} or more.`,
  breaks: { by: 'tanh in the loop that it is compared with', alteration: 'tanh' },
});
