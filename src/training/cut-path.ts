/** The additive path of an LSTM under the knife: what becomes of a written value when the path is squashed or cut. */

import { scope } from '../engine/scope.ts';
import {
  add,
  argMax,
  mean,
  mul,
  norm,
  slice,
  sub,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  tanh,
  tensor,
} from '../engine/tfjs.ts';
import type { Cell, Tensors } from '../models/cell.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import type { Random } from '../random.ts';
import { layerWeights, readout } from './network.ts';

/** `whole`: as it is; `squashed`: the cell state goes through tanh at every step; `cut`: nothing of it is handed on. */
export type Path = 'whole' | 'squashed' | 'cut';

type State = { h: Tensor2D; c: Tensor2D };
const changes: Record<Path, (c: Tensor2D) => Tensor2D> = { whole: (c) => c, squashed: tanh, cut: (c) => mul(c, 0) };

/** The LSTM with its cell state [B,H] changed on the way from one step to the next, after a factor `keep`; its gates go on as they are. */
export const lstmWithPath = (path: Path, keep = 1): Cell<LstmWeights, State> => ({
  weights: lstm.weights,
  zero: lstm.zero,
  step: (weights, x, { h, c }) => lstm.step(weights, x, { h, c: changes[path](mul(c, keep) as Tensor2D) }),
});

/** What is left of a value by lag: the distance of the cell states after + and after −, relative to lag 0, and the share of right answers. */
export interface KeptValue {
  kept: number[];
  right: number[];
}

/**
 * A trained network of the latch is shown a write of + or −, then `lags` steps of the same flicker without a write. `pairs`
 * such pairs are averaged; entry k is k steps after the write.
 */
export function keptByLag(
  path: Path,
  keep: number,
  network: Tensors,
  random: Random,
  lags: number,
  pairs = 32,
): KeptValue {
  return scope(() => {
    const [T, D] = [lags + 1, 2];
    const flicker = Array.from({ length: pairs * T }, () => 2 * random.below(2) - 1);
    const half = (written: number) => flicker.flatMap((value, k) => (k % T === 0 ? [written, 1] : [value, 0]));
    const x = tensor([...half(1), ...half(-1)], [2 * pairs, T, D]) as Tensor3D;
    const { states } = unroll(lstmWithPath(path, keep), layerWeights(network) as LstmWeights, x);
    const apart = ({ c }: State) => {
      const [plus, minus] = [0, pairs].map((row) => slice(c, [row, 0], [pairs, c.shape[1]]));
      return mean(norm(sub(plus!, minus!), 'euclidean', 1)).dataSync()[0]!;
    };
    const correct = ({ h }: State) =>
      [...argMax(readout(network, h as Tensor) as Tensor2D, 1).dataSync()].filter(
        (answer, row) => answer === Number(row < pairs),
      ).length /
      (2 * pairs);
    const first = apart(states[0]!);
    return { kept: states.map((state) => apart(state) / first), right: states.map(correct) };
  });
}

/** A cell state of `start` after each of `steps` steps that write nothing and forget nothing: whole, squashed or cut. */
export function restingValue(path: Path, start: number, steps: number): number[] {
  return scope(() => {
    const cell = lstmWithPath(path);
    const shut: LstmWeights = {
      W: tensor([0, 0, 0, 0], [4, 1]) as Tensor2D,
      U: tensor([0, 0, 0, 0], [4, 1]) as Tensor2D,
      b: add(tensor([-200, 40, 0, 0]), 0),
    };
    const x = tensor(new Float32Array(steps), [1, steps, 1]) as Tensor3D;
    const state = { h: tensor([[0]]) as Tensor2D, c: tensor([[start]]) as Tensor2D };
    return unroll(cell, shut, x, state).states.map(({ c }) => c.dataSync()[0]!);
  });
}
