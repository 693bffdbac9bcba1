/** Attention weights of each query, and those of later positions. */
import { boolean, record } from 'fast-check';
import { attend } from '../models/attention/layer.ts';
import { asTensor, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: sizes(12).chain((T) =>
    sizes(8).chain((D) => {
      const rows = sequences(sizes(T, T), sizes(D, D), numbers(1e6));
      return record({ q: rows, k: rows, causal: boolean() });
    }),
  ),
  holds({ q, k, causal }, altered) {
    const keys = asTensor(k);
    const weights = attend(asTensor(q), keys, keys, { causal }).weights.arraySync() as number[][][];
    return weights[0]!.every((row, t) => {
      const one = row.reduce((sum, weight) => sum + weight, 0);
      const later = Math.max(0, ...row.slice(t + 1));
      return Math.abs(one - 1) < 1e-5 && row.every((weight) => weight >= 0) && ((!causal && !altered) || later === 0);
    });
  },
  breaks: 'attention without the mask',
});
