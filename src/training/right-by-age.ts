/** How often a cell is right on the latch soon after a write, and how often when it has had to hold the value for long. */
import { scope } from '../engine/scope.ts';
import { argMax, type Tensor } from '../engine/tfjs.ts';
import type { Cell, Tensors } from '../models/cell.ts';
import { unroll } from '../models/unroll.ts';
import type { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { toTensors } from './loss.ts';
import { readout } from './network.ts';

/** From so many steps after a write on, an answer rests on memory. */
export const LONG = 8;
const [ROWS, STEPS] = [96, 32];

/** Parts of the answers that are right: at a write itself, and `LONG` or more steps after one. */
export function rightByAge<W extends Tensors, S extends Tensors & { h: Tensor }, G extends Tensors>(
  cell: Cell<W, S, G>,
  weights: W,
  network: Tensors,
  random: Random,
): { atWrite: number; long: number } {
  return scope(() => {
    const { x, y, scored, B, T } = latch.batch(random, ROWS, STEPS);
    const { h } = unroll(cell, weights, toTensors({ x, y, scored, B, T }).x);
    const answers = argMax(readout(network, h), -1).dataSync();
    const counts = { atWrite: [0, 0], long: [0, 0] };
    for (let row = 0; row < B; row++)
      for (let t = 0, age = 0; t < T; t++) {
        const at = row * T + t;
        age = x[2 * at + 1] ? 0 : age + 1;
        const group = age === 0 ? counts.atWrite : age >= LONG ? counts.long : undefined;
        if (!scored[at] || !group) continue;
        group[0] += Number(answers[at] === y[at]);
        group[1]++;
      }
    const part = ([right, all]: number[]) => right / Math.max(1, all);
    return { atWrite: part(counts.atWrite), long: part(counts.long) };
  });
}
