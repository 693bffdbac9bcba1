/** Claim: in a transformer block most weights are in the feed-forward network, not in attention. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { attention } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [WIDTH, D, KEYS, INNER] = [64, 4096, 1024, 14_336];

export default defineClaim({
  cites: ['vaswani2017', 'metallama2024'],
  domain: 'any width, matrices alone: biases and norms are left out; Llama-3-8B at its sizes',
  measure: async (wider: number = 4) => {
    const matrices = scope(() =>
      Object.values(attention().weights({ D: WIDTH, H: WIDTH }, new Random(0))).map(({ size }) => size / WIDTH ** 2),
    );
    const own = matrices.reduce((sum, size) => sum + size);
    const [feedForward, attends] = [3 * D * INNER, 2 * D ** 2 + 2 * D * KEYS];
    return {
      matrices: matrices.length,
      paper: (2 * wider) / (2 * wider + own),
      feedForward,
      attends,
      llama: feedForward / (feedForward + attends),
    };
  },
  holds: ({ matrices, paper, llama }) => matrices === 4 && Math.abs(paper - 2 / 3) < 1e-9 && llama > 0.8,
  says: ({ matrices, paper, feedForward, attends, llama }) =>
    `With ${matrices} matrices of attention and a feed-forward network four times as wide inside, ${(100 * paper).toFixed(0)} % of a block's weights are not in attention; in a layer of Llama-3-8B it is ${Math.round(feedForward / 1e6)} million against ${Math.round(attends / 1e6)} million, ${(100 * llama).toFixed(0)} % against ${(100 * (1 - llama)).toFixed(0)} %.`,
  breaks: { by: 'a feed-forward network as wide inside as outside', alteration: 1 },
});
