/** Weights of attention and of a feed-forward network four times as wide inside, at any width. */
import { record } from 'fast-check';
import { transformerBlock } from '../models/transformer/block.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ width: sizes(64) }),
  holds({ width }, altered) {
    const weights = transformerBlock().weights({ D: width, H: width }, new Random(0));
    const sizeOf = (names: string[]) =>
      Object.entries(weights).reduce((sum, [name, { size }]) => sum + (names.includes(name) ? size : 0), 0);
    const attends = sizeOf(['Wq', 'Wk', 'Wv', 'Wo']);
    const all = Object.values(weights).reduce((sum, { size, rank }) => sum + (rank === 2 || altered ? size : 0), 0);
    return attends === 4 * width ** 2 && 3 * (all - attends) === 2 * all;
  },
  breaks: 'biases and norms counted, too',
  runs: 30,
});
