/** The recurrent matrices that networks start from, and what each does to a state or a gradient over many time steps. */
import { scope } from '../engine/scope.ts';
import { mul, norm, type Tensor1D, type Tensor2D, type Tensor3D, tensor, zeros } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { gradientByLag, medianAt } from './gradient-lag.ts';
import type { StartName } from './start-names.ts';

const dot = (a: number[], b: number[]) => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
const draw = (count: number, next: () => number) => Array.from({ length: count }, next);

/**
 * `columns` columns of `rows` numbers that are orthogonal and of length 1, all of them equally likely (Gram and
 * Schmidt, of normal draws). As many rows as columns make an orthogonal matrix.
 */
export function orthogonalColumns(random: Random, rows: number, columns: number): number[][] {
  const made: number[][] = [];
  while (made.length < columns) {
    let column = draw(rows, () => random.normal());
    // Twice, so that rounding leaves nothing of the columns before.
    for (let round = 0; round < 2; round++)
      for (const other of made) {
        const share = dot(column, other);
        column = column.map((value, k) => value - share * (other[k] ?? 0));
      }
    const length = Math.sqrt(dot(column, column));
    made.push(column.map((value) => value / length));
  }
  return made;
}

/** A fresh recurrent matrix of H units, row by row. */
function entries(name: StartName, H: number, random: Random): number[] {
  const uniform = (bound: number) => draw(H * H, () => random.uniform(-bound, bound));
  if (name === 'orthogonal') return orthogonalColumns(random, H, H).flat();
  if (name === 'identity') return Array.from({ length: H * H }, (_, k) => Number(k % (H + 1) === 0));
  if (name === 'gaussian') return draw(H * H, () => random.normal() / Math.sqrt(H));
  return uniform(name === 'xavier' ? Math.sqrt(3 / H) : 1 / Math.sqrt(H));
}
export const startMatrix = (name: StartName, H: number, random: Random): Tensor2D =>
  tensor(entries(name, H, random), [H, H]) as Tensor2D;

/** An RNN to measure: where U starts and what it is multiplied by, the activation, and how large its inputs are. */
export interface Start {
  name: StartName;
  gain: number;
  activation: 'identity' | 'tanh' | 'relu';
  inputScale: number;
}
const [D, H] = [8, 24];

/** Norms of the gradient at lags 0 … steps − 1, relative to lag 0: the median of so many draws. */
export function gradientFrom({ name, gain, activation, inputScale }: Start, seeds: number[], steps: number): number[] {
  const draws = seeds.map((seed) =>
    scope(() => {
      const random = new Random(seed, 'start');
      const U = mul(startMatrix(name, H, random), gain) as Tensor2D;
      const cell = rnn(activation);
      const weights = { W: cell.weights({ D, H }, random).W, U, b: zeros([H]) as Tensor1D };
      return gradientByLag(cell, weights, random, { steps, inputs: D, inputScale });
    }),
  );
  return Array.from({ length: steps }, (_, lag) => medianAt(draws, lag));
}

/** Norms of the state after 0 … steps − 1 steps without input, relative to that at the start: the median of so many draws. */
export function stateFrom({ name, gain, activation, inputScale }: Start, seeds: number[], steps: number): number[] {
  const draws = seeds.map((seed) =>
    scope(() => {
      const random = new Random(seed, 'start');
      const U = mul(startMatrix(name, H, random), gain) as Tensor2D;
      const weights = { W: zeros([H, 1]) as Tensor2D, U, b: zeros([H]) as Tensor1D };
      const h = tensor(
        draw(H, () => inputScale * random.normal()),
        [1, H],
      ) as Tensor2D;
      const { states } = unroll(rnn(activation), weights, zeros([1, steps - 1, 1]) as Tensor3D, { h });
      const norms = [h, ...states.map((state) => state.h)].map((state) => norm(state).dataSync()[0]);
      return norms.map((size) => size / (norms[0] || 1));
    }),
  );
  return Array.from({ length: steps }, (_, lag) => medianAt(draws, lag));
}
