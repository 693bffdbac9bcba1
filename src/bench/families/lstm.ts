/** Long short-term memory; ours trains as a layer in a tfjs model. */

import { add, mul, sigmoid, split, type Tensor2D, tanh } from '../../engine/tfjs.ts';
import { lstm } from '../../models/lstm/cell.ts';
import type { Family } from '../family.ts';
import { modelRunner } from '../layers-model.ts';
import { OurAdam } from '../our-adam.ts';
import { OurLstm } from '../our-lstm-layer.ts';
import { sigmoid as logistic, type PlainCell } from '../plain-cell.ts';
import { type Next, recurrentOps, recurrentRows, recurrentWork } from '../recurrent.ts';

const next: Next = (x, h, state) => {
  const [i, f, g, o] = split(h ? add(x, h) : x, 4, 1) as Tensor2D[];
  const c = add(mul(sigmoid(f!), state.c!), mul(sigmoid(i!), tanh(g!))) as Tensor2D;
  return { h: mul(sigmoid(o!), tanh(c)) as Tensor2D, c };
};

/** Forward and backward as loops. */
const plain: PlainCell = {
  forward({ B, H, h, c, gates, fromH }, t, from, to) {
    for (let b = 0; b < B; b++) {
      for (let j = 0; j < H; j++) {
        const at = (t * B + b) * 4 * H + j;
        const i = (gates[at] = logistic(gates[at]! + fromH[at]!));
        const f = (gates[at + H] = logistic(gates[at + H]! + fromH[at + H]!));
        const g = (gates[at + 2 * H] = Math.tanh(gates[at + 2 * H]! + fromH[at + 2 * H]!));
        const o = (gates[at + 3 * H] = logistic(gates[at + 3 * H]! + fromH[at + 3 * H]!));
        const kept = (c[(to * B + b) * H + j] = f * c[(from * B + b) * H + j]! + i * g);
        h[(to * B + b) * H + j] = o * Math.tanh(kept);
      }
    }
  },
  backward({ B, H, c, gates, dh, dc, dx, du }, t) {
    for (let b = 0; b < B; b++) {
      for (let j = 0; j < H; j++) {
        const at = (t * B + b) * 4 * H + j;
        const i = gates[at]!;
        const f = gates[at + H]!;
        const g = gates[at + 2 * H]!;
        const o = gates[at + 3 * H]!;
        const shown = Math.tanh(c[((t + 1) * B + b) * H + j]!);
        const gradient = dh[b * H + j]!;
        const dKept = dc[b * H + j]! + gradient * o * (1 - shown * shown);
        const to = b * 4 * H + j;
        dx[to] = dKept * g * i * (1 - i);
        dx[to + H] = dKept * c[(t * B + b) * H + j]! * f * (1 - f);
        dx[to + 2 * H] = dKept * i * (1 - g * g);
        dx[to + 3 * H] = gradient * shown * o * (1 - o);
        dc[b * H + j] = dKept * f;
        dh[b * H + j] = 0;
      }
    }
    du.set(dx);
  },
};

export default {
  title: 'LSTM',
  rows: [
    ...recurrentRows({
      usual: [
        [32, 50],
        [64, 50],
        [64, 100],
        [64, 200],
        [128, 50],
        [128, 100],
      ],
      sequences: true,
    }),
    // One direction of the Thai network in src/wild. The LSTM of Silero VAD has the size of another sequence: 128 units.
    { mode: 'sequence', B: 1, T: 64, D: 40, H: 27, usual: true },
  ],
  ...recurrentWork(4),
  cell: () => lstm,
  train: (given) =>
    modelRunner(
      given,
      (settings) => new OurLstm(settings),
      () => new OurAdam(),
    ),
  tfjsOps: recurrentOps(next, ['h', 'c']),
  plain,
} satisfies Family;
