/** Attention weights with one vector added to all keys. */
import { record } from 'fast-check';
import { add, mul, slice } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { agree, asTensor, largest, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  // The first row of the sequence is the vector, the second the query, the others the keys.
  cases: record({ rows: sequences(sizes(14, 3), sizes(8), numbers(30)) }),
  holds({ rows }, altered) {
    const { T, D } = rows;
    const part = (from: number, count: number) => slice(asTensor(rows), [0, from, 0], [1, count, D]);
    const [same, q, k] = [part(0, 1), part(1, 1), part(2, T - 2)];
    const look = (keys: typeof k) => attend(q, keys, k, { causal: false });
    const [before, after] = [look(k), look(add(altered ? mul(k, 2) : k, same))];
    const rounding = 1e-6 * Math.max(1, largest(before.scores), largest(after.scores));
    return agree(before.weights, after.weights, rounding);
  },
  breaks: 'keys that are doubled as well',
});
