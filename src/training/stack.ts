/** Layers on each other: the frame that blocks of language models have around what mixes their positions. */
import { add, ones, type Tensor1D, type Tensor2D, type Tensor3D } from '../engine/tfjs.ts';
import type { Layer, Tensors } from '../models/cell.ts';
import { shortConvolution } from '../models/mamba/layer.ts';
import { uniform } from '../models/parts/linear.ts';
import { rmsNorm } from '../models/parts/norm.ts';
import { silu } from '../models/parts/silu.ts';

/** Taps of a short convolution. */
export const TAPS = 4;

/**
 * A layer in its block: x + layer(norm(x)). Where it `convolves`, the layer reads a short causal convolution of the norm,
 * silu(Σ_j K_j ⊙ e_{t-j} + k), as the blocks of minGRU and of Gated DeltaNet have it, and that of Mamba inside.
 */
export const block = (layer: Layer, convolves: boolean): Layer => ({
  weights: (sizes, random) => ({
    ...layer.weights(sizes, random),
    gain: ones([sizes.H]),
    ...(convolves && { taps: uniform(random, [sizes.H, TAPS], 0.5), offset: uniform(random, [sizes.H], 0.5) }),
  }),
  apply(weights, x) {
    const e = rmsNorm(x, weights.gain as Tensor1D);
    const { taps, offset } = weights as { taps?: Tensor2D; offset?: Tensor1D };
    const read = taps && offset ? silu(shortConvolution(taps, offset, e)) : e;
    return add<Tensor3D>(x, layer.apply(weights, read));
  },
});

/** The weights of block number `level` of a stack, under the block's own names. */
export const levelWeights = (weights: Tensors, level: number): Tensors =>
  Object.fromEntries(
    Object.entries(weights).flatMap(([name, tensor]) =>
      name.startsWith(`${level}.`) ? [[name.slice(`${level}.`.length), tensor]] : [],
    ),
  );

/** `depth` of a block on each other, each with weights of its own, and a norm after the last. */
export const stacked = (one: Layer, depth: number): Layer => ({
  weights: (sizes, random) => ({
    ...Object.fromEntries(
      Array.from({ length: depth }, (_, level) =>
        Object.entries(one.weights(sizes, random)).map(([name, tensor]) => [`${level}.${name}`, tensor]),
      ).flat(),
    ),
    gain: ones([sizes.H]),
  }),
  apply(weights, x) {
    const levels = Array.from({ length: depth }, (_, level) => levelWeights(weights, level));
    return rmsNorm(
      levels.reduce((e, level) => one.apply(level, e), x),
      weights.gain as Tensor1D,
    );
  },
});
