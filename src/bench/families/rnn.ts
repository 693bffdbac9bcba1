/** The simple recurrent network with tanh. */

import { add, type Tensor2D, tanh } from '../../engine/tfjs.ts';
import { rnn } from '../../models/rnn/cell.ts';
import type { Family } from '../family.ts';
import type { PlainCell } from '../plain-cell.ts';
import { type Next, recurrentOps, recurrentRows, recurrentWork } from '../recurrent.ts';

const next: Next = (x, h) => ({ h: tanh(h ? add(x, h) : x) as Tensor2D });

/** Forward and backward as loops. */
const plain: PlainCell = {
  forward({ B, H, h, gates, fromH }, t, _, to) {
    for (let k = 0; k < B * H; k++) h[to * B * H + k] = Math.tanh(gates[t * B * H + k]! + fromH[t * B * H + k]!);
  },
  backward({ B, H, h, dh, dx, du }, t) {
    for (let k = 0; k < B * H; k++) {
      const value = h[(t + 1) * B * H + k]!;
      dx[k] = du[k] = dh[k]! * (1 - value * value);
      dh[k] = 0;
    }
  },
};

export default {
  title: 'RNN',
  rows: recurrentRows({ usual: [[64, 50]], sequences: false }),
  ...recurrentWork(1),
  cell: () => rnn(),
  tfjsOps: recurrentOps(next, ['h']),
  plain,
} satisfies Family;
