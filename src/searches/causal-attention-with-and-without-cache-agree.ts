/** Causal attention computed at once, and a position at a time with a cache. */
import { record } from 'fast-check';
import { attentionCell } from '../models/attention/cell.ts';
import { attention } from '../models/attention/layer.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    heads: sizes(4),
    each: sizes(4),
    seed: seeds,
    input: sequences(sizes(16), sizes(6), numbers(10)),
  }),
  holds({ heads, each, seed, input }, altered) {
    const H = heads * each;
    const weights = attention(heads).weights({ D: input.D, H }, new Random(seed));
    const x = asTensor(input);
    const stepped = unroll(attentionCell(altered ? H : heads), weights, x).h;
    return agree(attention(heads).apply(weights, x), stepped);
  },
  breaks: 'a head for each number in the cached form',
});
