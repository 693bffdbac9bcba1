/** The IRNN: a simple recurrent network with relu whose state at first is kept as it is. */

import { eye, zeros } from '../../engine/tfjs.ts';
import type { Layer } from '../cell.ts';
import { type RnnWeights, rnn } from '../rnn/cell.ts';
import { recurrent } from '../unroll.ts';

/**
 * The identity RNN (Le et al. 2015). x_t is [B,D], the state h_t is [B,H].
 *   h_t = relu(W x_t + U h_{t-1} + b)    as in the simple recurrent network, with relu in the place of tanh
 * A fresh one has U = I and b = 0, so that without inputs the state stays what it was.
 */
export const identityRnn: Layer<RnnWeights> = {
  weights({ D, H }, random) {
    const { W } = rnn('relu').weights({ D, H }, random);
    return { W, U: eye(H), b: zeros([H]) };
  },
  apply: (weights, x) => recurrent(rnn('relu')).apply(weights, x),
};
