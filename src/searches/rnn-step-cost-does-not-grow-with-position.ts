/** Bytes that a step of an RNN makes at any two positions. */
import { record } from 'fast-check';
import { memory, type Tensor2D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import type { Cell } from '../models/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ H: sizes(12), D: sizes(8), T: sizes(40, 2) }),
  holds({ H, D, T }, altered) {
    const cell = (altered ? attentionCell() : rnn()) as Cell;
    const weights = cell.weights({ D, H }, new Random(0));
    const x = zeros([1, D]) as Tensor2D;
    let state = cell.zero(weights, 1);
    const bytes = Array.from({ length: T }, () => {
      const before = memory().numBytes;
      ({ state } = cell.step(weights, x, state));
      return memory().numBytes - before;
    });
    return bytes[0]! > 0 && bytes.every((one) => one === bytes[0]);
  },
  breaks: 'attention with a cache in the place of the RNN',
  runs: 60,
});
