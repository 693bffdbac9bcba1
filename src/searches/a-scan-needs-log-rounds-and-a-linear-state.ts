/** Scans over any number of steps, with factors and inputs of any sign. */
import { array, record } from 'fast-check';
import { inOrder, rounds } from '../models/parts/parallel-scan.ts';
import { numbers } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: array(record({ a: numbers(1), b: numbers(1e4) }), { minLength: 1, maxLength: 300 }),
  holds(steps, altered) {
    const all = rounds(steps);
    const most = steps.reduce((sum, { b }) => sum + Math.abs(b), 1);
    const apart = inOrder(steps, altered ? Math.tanh : undefined).map((h, t) => Math.abs(h - all.at(-1)![t]!.b));
    return all.length - 1 === Math.ceil(Math.log2(steps.length)) && Math.max(...apart) <= 1e-9 * most;
  },
  breaks: 'tanh in the loop that it is compared with',
});
