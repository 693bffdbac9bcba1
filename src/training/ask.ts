/** Asking a trained attention head: tokens in, and everything it computes on the way to its answers. */

import { scope } from '../engine/scope.ts';
import { add, buffer, softmax, squeeze, type Tensor, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { type AttentionWeights, attend } from '../models/attention/layer.ts';
import type { Tensors } from '../models/cell.ts';
import { times } from '../models/parts/linear.ts';
import { fromTokens } from '../tasks/recall-tokens.ts';
import { layerWeights, project, readout } from './network.ts';

/** [T][·] numbers for T tokens: queries, scores, softmax weights, outputs, and the chances of the values. */
export type Asked = Record<'query' | 'scores' | 'weights' | 'output' | 'chances', number[][]>;

/** A number added to one entry of one token's query. */
export interface Edit {
  row: number;
  part: number;
  change: number;
}

/** Runs the head of `network`, which knows this many keys and values, over the tokens. */
export function ask(
  network: Tensors,
  tokens: string[],
  [keys, values]: readonly number[],
  edit: Edit,
  causal: boolean,
): Asked {
  return scope(() => {
    const T = tokens.length;
    const { Wq, Wk, Wv, Wo } = layerWeights(network) as AttentionWeights;
    const e = project(network, tensor(fromTokens(tokens, keys, values), [1, T, keys + values]) as Tensor3D);
    const change = buffer([1, T, Wq.shape[0]]);
    change.set(edit.change, 0, edit.row, edit.part);
    const q = add(times(Wq, e), change.toTensor()) as Tensor3D;
    const { scores, weights, output } = attend(q, times(Wk, e), times(Wv, e), { causal });
    const numbers = (x: Tensor) => squeeze(x, [0]).arraySync() as number[][];
    const chances = softmax(readout(network, times(Wo, output)));
    return {
      query: numbers(q),
      scores: numbers(scores),
      weights: numbers(weights),
      output: numbers(output),
      chances: numbers(chances),
    };
  });
}
