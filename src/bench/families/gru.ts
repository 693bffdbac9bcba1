/** The gated recurrent unit: it resets after the product, as in PyTorch, or as the variant `before` before it. */

import { add, mul, sigmoid, split, sub, type Tensor, type Tensor2D, tanh } from '../../engine/tfjs.ts';
import { gru } from '../../models/gru/cell.ts';
import type { Family } from '../family.ts';
import { sigmoid as logistic, type PlainCell } from '../plain-cell.ts';
import { type Next, recurrentOps, recurrentRows, recurrentWork } from '../recurrent.ts';

const next: Next = (x, h, state) => {
  const H = state.h.shape[1];
  const [xGates, xn] = split(x, [2 * H, H], 1) as Tensor[];
  const [hGates, hn] = split(h!, [2 * H, H], 1) as Tensor[];
  const [r, z] = split(sigmoid(add(xGates!, hGates!)), 2, 1) as Tensor2D[];
  const n = tanh(add(xn!, mul(r!, hn!)));
  return { h: add(n, mul(z!, sub(state.h, n))) as Tensor2D };
};

/** Forward and backward as loops. */
const plain: PlainCell = {
  forward({ B, H, h, gates, fromH }, t, from, to) {
    for (let b = 0; b < B; b++) {
      for (let j = 0; j < H; j++) {
        const at = (t * B + b) * 3 * H + j;
        const r = (gates[at] = logistic(gates[at]! + fromH[at]!));
        const z = (gates[at + H] = logistic(gates[at + H]! + fromH[at + H]!));
        const n = (gates[at + 2 * H] = Math.tanh(gates[at + 2 * H]! + r * fromH[at + 2 * H]!));
        h[(to * B + b) * H + j] = n + z * (h[(from * B + b) * H + j]! - n);
      }
    }
  },
  backward({ B, H, h, gates, fromH, dh, dx, du }, t) {
    for (let b = 0; b < B; b++) {
      for (let j = 0; j < H; j++) {
        const [at, to] = [(t * B + b) * 3 * H + j, b * 3 * H + j];
        const r = gates[at]!;
        const z = gates[at + H]!;
        const n = gates[at + 2 * H]!;
        const gradient = dh[b * H + j]!;
        const dn = gradient * (1 - z) * (1 - n * n);
        dx[to] = du[to] = dn * fromH[at + 2 * H]! * r * (1 - r);
        dx[to + H] = du[to + H] = gradient * (h[(t * B + b) * H + j]! - n) * z * (1 - z);
        dx[to + 2 * H] = dn;
        du[to + 2 * H] = dn * r;
        dh[b * H + j] = gradient * z;
      }
    }
  },
};

export default {
  title: 'GRU',
  rows: [
    ...recurrentRows({
      usual: [
        [64, 50],
        [128, 100],
      ],
      sequences: true,
    }),
    // The GRU of libopus in src/wild over six seconds. It resets before the product, at the same cost.
    { mode: 'sequence', B: 1, T: 300, D: 32, H: 24, usual: true },
  ],
  ...recurrentWork(3),
  cell: ({ variant }) => gru(variant === 'before' ? 'before' : 'after'),
  tfjsOps: recurrentOps(next, ['h']),
  plain,
} satisfies Family;
