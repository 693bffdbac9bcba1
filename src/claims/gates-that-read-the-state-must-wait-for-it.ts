/** Claim: the gate of a GRU depends on the state before it; that of a minGRU is known from the input alone. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, type Tensor, type Tensor2D, tensor } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { minGru } from '../models/min-gru/cell.ts';
import { Random } from '../random.ts';

const [D, H] = [4, 16];

/** How far the gate z of a fresh cell moves when the state before it is another one, by up to `apart` a unit. */
const moved = (cell: Cell, apart: number) =>
  scope(() => {
    const random = new Random(3, 'wait');
    const weights = cell.weights({ D, H }, random);
    const draw = (size: number) => Array.from({ length: size }, () => random.uniform(-1, 1));
    const x = tensor(draw(D), [1, D]) as Tensor2D;
    const state = draw(H);
    const other = draw(H).map((value, k) => state[k]! + apart * value);
    const z = (h: number[]) => cell.step(weights, x, { h: tensor(h, [1, H]) as Tensor }).gates.z!;
    return max(abs(sub(z(state), z(other)))).dataSync()[0]!;
  });

export default defineClaim({
  cites: ['feng2024'],
  domain: 'minGRUs of any size, finite inputs and states; the GRU is one draw',
  measure: async (apart: number = 1) => ({
    gru: moved(gru(), apart),
    minGru: moved(minGru, apart),
  }),
  holds: ({ gru: g, minGru: m }) => g > 0.01 && m === 0,
  says: ({ gru: g, minGru: m }) =>
    `If the state before the step changes, the update gate of a fresh GRU changes by up to ${g.toFixed(2)}, and that of a minGRU by ${m}.`,
  breaks: { by: 'the same state twice', alteration: 0 },
});
