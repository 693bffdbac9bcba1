/** Attention outputs, and the least and the greatest of the values that they mix. */
import { boolean, record } from 'fast-check';
import { matMul, max, maximum, min, relu, sub } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { asTensor, largest, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: sizes(12).chain((T) =>
    record({
      q: sequences(sizes(T, T), sizes(8, 8), numbers(100)),
      k: sequences(sizes(T, T), sizes(8, 8), numbers(100)),
      v: sequences(sizes(T, T), sizes(4), numbers(1e4)),
      causal: boolean(),
    }),
  ),
  holds({ q, k, v: values, causal }, altered) {
    const v = asTensor(values);
    const { scores, weights } = attend(asTensor(q), asTensor(k), v, { causal });
    const y = matMul(altered ? scores : weights, v);
    const outside = maximum(sub(y, max(v, 1, true)), sub(min(v, 1, true), y));
    return largest(relu(outside)) <= 1e-6 * Math.max(1, largest(v));
  },
  breaks: 'values mixed by the raw scores',
});
