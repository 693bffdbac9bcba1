/** The nets of a race: for each its layer, how it stands in the net, what a step of it costs and what it carries along. */

import { eye, zeros } from '../../engine/tfjs.ts';
import { type AttentionWeights, attention, gathered } from '../../models/attention/layer.ts';
import type { Layer, Tensors } from '../../models/cell.ts';
import { deltaNet } from '../../models/deltanet/cell.ts';
import { gru } from '../../models/gru/cell.ts';
import { linearAttention } from '../../models/linear-attention/cell.ts';
import { lstm } from '../../models/lstm/cell.ts';
import { mamba } from '../../models/mamba/layer.ts';
import { minGru } from '../../models/min-gru/cell.ts';
import { times } from '../../models/parts/linear.ts';
import { rotary } from '../../models/parts/positions.ts';
import { elman } from '../../models/rnn/cell.ts';
import { s4dBlock } from '../../models/s4d/block.ts';
import { tcn } from '../../models/tcn/layer.ts';
import { transformerBlock } from '../../models/transformer/block.ts';
import { recurrent } from '../../models/unroll.ts';
import type { NetName } from './entries.ts';

/** Numbers of state a channel, for the nets that have them. */
export const N = 4;

/** One net of a race. */
export interface Racer {
  /** One of so many layers that lie on each other, or, where `depthInside`, all of them. */
  layer(depth: number): Layer;
  depthInside?: true;
  /**
   * `direct`: the layer reads the inputs as they are. `residual`: it reads them through a matrix and a norm, with a way
   * around it. `projected`: through a matrix; norms and ways around are its own.
   */
  wiring: 'direct' | 'residual' | 'projected';
  /** Set where the number of units must be even. */
  even?: true;
  /** How many numbers a layer (or all of them, where `depthInside`) of D inputs learns. */
  learned(D: number, H: number, depth: number): number;
  /** Multiply-adds of a layer for one step, beyond one for each weight; in the mean over T steps. */
  beyondWeights(H: number, T: number): number;
  /** Numbers that a layer (or all of them, where `depthInside`) carries from step to step, once T of D inputs are past. */
  state(H: number, T: number, D: number, depth: number): number;
}

const none = () => 0;

/** tanh replaced by relu, and a state that at first is kept as it is (Le et al. 2015): U is the identity, b is 0. */
const identityRnn: Layer = {
  weights({ D, H }, random) {
    const { W } = elman('relu').weights({ D, H }, random);
    return { W, U: eye(H), b: zeros([H]) } as Tensors;
  },
  apply: recurrent(elman('relu')).apply as Layer['apply'],
};

/** Attention of one head that turns its queries and keys by their positions. */
const rotaryAttention: Layer<AttentionWeights> = {
  weights: attention().weights,
  apply({ Wq, Wk, Wv, Wo }, x) {
    const [q, k, v] = [Wq, Wk, Wv].map((W) => times(W, x));
    return times(Wo, gathered(rotary(q!), rotary(k!), v!));
  },
};

/** A TCN of so many blocks: the first layer brings four, each further one another. */
const tcnOf = (depth: number) => ({ taps: 3, blocks: 3 + depth });

/** Numbers that a TCN carries along: for both convolutions of each block the inputs its taps still reach. */
function tcnState(H: number, D: number, depth: number): number {
  const { taps, blocks } = tcnOf(depth);
  return Array.from({ length: blocks }, (_, l) => (taps - 1) * 2 ** l * ((l ? H : D) + H)).reduce(
    (sum, one) => sum + one,
  );
}

/** Weights of a recurrent layer with so many gates, each with a bias. */
const gated = (gates: number) => (D: number, H: number) => gates * H * (D + H + 1);
/** Weights of attention of one head. */
const looking = (D: number, H: number) => 3 * H * D + H * H;
/** Weights of a TCN: two convolutions a block, and a matrix around the first where it changes the width. */
function convolving(D: number, H: number, depth: number): number {
  const { taps, blocks } = tcnOf(depth);
  const first = taps * H * D + H + (D === H ? 0 : H * D);
  return first + (2 * blocks - 1) * (taps * H * H + H);
}

export const racers: Record<NetName, Racer> = {
  rnn: {
    layer: () => recurrent(elman()) as Layer,
    wiring: 'direct',
    learned: gated(1),
    beyondWeights: none,
    state: (H) => H,
  },
  irnn: { layer: () => identityRnn, wiring: 'direct', learned: gated(1), beyondWeights: none, state: (H) => H },
  lstm: {
    layer: () => recurrent(lstm) as Layer,
    wiring: 'direct',
    learned: gated(4),
    beyondWeights: (H) => 3 * H,
    state: (H) => 2 * H,
  },
  gru: {
    layer: () => recurrent(gru()) as Layer,
    wiring: 'direct',
    // The candidate has a second bias, inside the reset.
    learned: (D, H) => gated(3)(D, H) + H,
    beyondWeights: (H) => 3 * H,
    state: (H) => H,
  },
  'min-gru': {
    layer: () => recurrent(minGru) as Layer,
    wiring: 'residual',
    learned: (D, H) => 2 * H * (D + 1),
    beyondWeights: (H) => 2 * H,
    state: (H) => H,
  },
  s4d: {
    // Of the complex recurrence 8 for each number of state, of which 4 are counted as weights.
    layer: () => s4dBlock as Layer,
    wiring: 'residual',
    // Four numbers for each of state, and two for each channel.
    learned: (D, H) => H * D + H * H + H * (4 * N + 2),
    beyondWeights: (H) => 4 * H * N,
    state: (H) => 2 * H * N,
  },
  mamba: {
    layer: () => mamba() as Layer,
    wiring: 'residual',
    learned: (D, H) => {
      const E = 2 * H;
      const R = Math.ceil(E / 16);
      return 2 * E * D + 5 * E + H * E + E * (2 * R + 3 * N + 2);
    },
    beyondWeights: (H) => 2 * H * (3 * N + 4),
    state: (H) => 2 * H * (N + 3),
  },
  linear: {
    layer: () => recurrent(linearAttention()) as Layer,
    wiring: 'residual',
    learned: looking,
    beyondWeights: (H) => 2 * H * H + 2 * H,
    state: (H) => H * H + H,
  },
  // With β up to 2, so that it can turn what it holds around.
  deltanet: {
    layer: () => recurrent(deltaNet(1, 2)) as Layer,
    wiring: 'residual',
    learned: (D, H) => looking(D, H) + D,
    beyondWeights: (H) => 3 * H * H + 5 * H,
    state: (H) => H * H,
  },
  tcn: {
    layer: (depth) => tcn(tcnOf(depth)) as Layer,
    depthInside: true,
    wiring: 'direct',
    learned: convolving,
    beyondWeights: none,
    state: (H, _, D, depth) => tcnState(H, D, depth),
  },
  transformer: {
    layer: () => transformerBlock(1, rotaryAttention) as Layer,
    wiring: 'projected',
    // Attention, a perceptron of 4 H units with its biases, two norms.
    learned: (D, H) => looking(D, H) + 2 * 4 * H * H + 5 * H + 4 * H,
    even: true,
    // A query meets (T + 1) / 2 keys in the mean, and as many values; two norms, and the turning of queries and keys.
    beyondWeights: (H, T) => H * (T + 1) + 8 * H,
    state: (H, T) => 2 * H * T,
  },
};
