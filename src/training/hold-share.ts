/** A trained attention head with one of its shares held by hand: what it would have answered. */

import { scope } from '../engine/scope.ts';
import { matMul, softmax, squeeze, type Tensor, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { type AttentionWeights, attend } from '../models/attention/layer.ts';
import type { Tensors } from '../models/cell.ts';
import { times } from '../models/parts/linear.ts';
import { fromTokens } from '../tasks/recall-tokens.ts';
import { layerWeights, project, readout } from './network.ts';

/** Shares [T] of the last token over all tokens, and the chances of the values, [K]. */
export interface Evaluation {
  shares: number[];
  chances: number[];
}

/** The shares with number `at` (from 0) held at `share`; the others keep their proportions and take the rest. */
export function held(shares: number[], at: number, share: number): number[] {
  const rest = 1 - shares[at]!;
  const others = shares.length - 1;
  if (others === 0) return [1];
  return shares.map((own, k) => (k === at ? share : rest > 1e-6 ? (own / rest) * (1 - share) : (1 - share) / others));
}

/**
 * Runs the head of `network`, which knows this many keys and values, over the tokens. The last one looks as it learned to,
 * and then with the share of token `at` held.
 */
export function holdShare(
  network: Tensors,
  tokens: string[],
  [keys, values]: readonly number[],
  at: number,
  share: number,
) {
  return scope((): { learned: Evaluation; forced: Evaluation } => {
    const T = tokens.length;
    const { Wq, Wk, Wv, Wo } = layerWeights(network) as AttentionWeights;
    const e = project(network, tensor(fromTokens(tokens, keys!, values!), [1, T, keys! + values!]) as Tensor3D);
    const v = times(Wv, e);
    const numbers = (x: Tensor) => (squeeze(x, [0]).arraySync() as number[][]).at(-1)!;
    const look = (shares: number[]): Evaluation => ({
      shares,
      chances: numbers(softmax(readout(network, times(Wo, matMul(tensor(shares, [1, 1, T]) as Tensor3D, v))))),
    });
    const shares = numbers(attend(times(Wq, e), times(Wk, e), v).weights);
    return { learned: look(shares), forced: look(held(shares, at, share)) };
  });
}
