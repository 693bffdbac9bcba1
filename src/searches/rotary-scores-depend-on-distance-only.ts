/** Scores of rotated queries and keys at the same distance, at two places. */
import { integer, record } from 'fast-check';
import { slice } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { rotary } from '../models/parts/positions.ts';
import { agree, asTensor, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    rows: sequences(
      sizes(2, 2),
      sizes(8).map((half) => 2 * half),
      numbers(3),
    ),
    distance: integer({ min: 0, max: 1000 }),
    places: record({ one: integer({ min: 1000, max: 2000 }), other: integer({ min: 1000, max: 2000 }) }),
  }),
  holds({ rows, distance, places: { one, other } }, altered) {
    const row = (k: number) => slice(asTensor(rows), [0, k, 0], [1, 1, rows.D]);
    const score = (at: number, apart: number) =>
      attend(rotary(row(0), at), rotary(row(1), at - apart), row(1), { causal: false }).scores;
    return agree(score(one, distance), score(other, altered ? distance - 1 : distance), 1e-3);
  },
  breaks: 'keys one position nearer at the other place',
});
