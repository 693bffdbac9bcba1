/** Claim: where the hidden state is zero, the gates of an LSTM do not depend on the cell state; those of a peephole LSTM do. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, fill, max, sub, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { sizeOf } from '../models/facts.ts';
import { lstm } from '../models/lstm/cell.ts';
import { peepholeLstm } from '../models/peephole-lstm/cell.ts';
import { Random } from '../random.ts';

const [D, H] = [3, 16];

/** How far the gates of a fresh cell move when its cell state is `apart` in the place of 0, and how many weights a unit has. */
const measured = (cell: Cell, apart: number) =>
  scope(() => {
    const random = new Random(5, 'peephole');
    const weights = cell.weights({ D, H }, random);
    const x = tensor(
      Array.from({ length: D }, () => random.normal()),
      [1, D],
    ) as Tensor2D;
    const gates = (c: number) => cell.step(weights, x, { h: zeros([1, H]), c: fill([1, H], c) }).gates;
    const [empty, full] = [gates(0), gates(apart)];
    const moved = ['i', 'f', 'o'].map((name) => max(abs(sub(full[name]!, empty[name]!))).dataSync()[0]!);
    const shapes = Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape]));
    return { moved: Math.max(...moved), least: Math.min(...moved), weights: sizeOf(shapes) / H };
  });

export default defineClaim({
  cites: ['gers2000peephole'],
  domain: 'one draw of fresh weights and one normal input',
  async measure(apart: number = 1) {
    const [plain, peephole] = [measured(lstm, apart), measured(peepholeLstm, apart)];
    return { lstm: plain.moved, peephole: peephole.least, more: peephole.weights - plain.weights };
  },
  holds: ({ lstm: moved, peephole, more }) => moved === 0 && peephole > 0.01 && more === 3,
  says: ({ lstm: moved, peephole, more }) =>
    `With a hidden state of zero, changing the cell state from 0 to 1 moves no gate of a fresh LSTM (largest change: ${moved}); in a peephole LSTM, each of the three gates changes by at least ${peephole.toFixed(2)} in some unit, and a unit has ${more} weights more.`,
  breaks: { by: 'the same cell state twice', alteration: 0 },
});
