/** The step of a transformer block with a cache of keys and values. The equations: src/models/transformer/block.ts. */
import { addAffine, affineBytes, packAffine } from '../simd/affine';
import { askCache, stateBytes } from '../simd/cache';
import { constants } from '../simd/functions';
import { gelu } from '../simd/gelu';
import { standardize } from '../simd/normalize';
import { blocksOf, fromBlocks, toBlocks } from '../simd/packing';

// Sizes: H units, 4H numbers inside the MLP. Gain and bias of the norms are part of the weights that follow
// them. The state begins with blocks of x [H], its norm [H] and the inside of the MLP [4H]; the cache follows.

/** Bytes of the packed weights. */
export function transformerPackedBytes(_D: i32, H: i32, _: i32): i32 {
  return affineBytes(H, 3 * H) + affineBytes(H, H) + affineBytes(H, 4 * H) + affineBytes(4 * H, H);
}

/** Packs W [3H,H], which has Wq, Wk and Wv one below the other, Wo [H,H], W1 [4H,H] and W2 [H,4H] with their biases. */
export function transformerPack(
  _D: i32, H: i32, _: i32, W: usize, b: usize, Wo: usize, W1: usize, b1: usize, W2: usize, b2: usize, packed: usize,
): void {
  const inner = packAffine(H, H, Wo, 0, packAffine(H, 3 * H, W, b, packed));
  packAffine(4 * H, H, W2, b2, packAffine(H, 4 * H, W1, b1, inner));
}

/** Bytes of a stream's state with room for so many positions. */
export function transformerStateBytes(_D: i32, H: i32, _: i32, positions: i32): f64 {
  return stateBytes(H, positions);
}

/** T steps of one sequence from x [T,H]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function transformerSteps(
  _: i32, T: i32, _D: i32, H: i32, heads: i32, packed: usize, x: usize, state: usize, y: usize,
): void {
  const norm = state + blocksOf(H) * 32, inside = norm + blocksOf(H) * 32, cache = inside + blocksOf(4 * H) * 32;
  const inner = packed + affineBytes(H, 3 * H) + affineBytes(H, H);
  for (let t = 0; t < T; ++t, x += H * 4, y += H * 4) {
    toBlocks(x, 1, H, state);
    standardize(H, true, state, norm);
    askCache(constants(), H, H, heads, packed, norm, cache, state);
    standardize(H, true, state, norm);
    memory.fill(inside, 0, cache - inside);
    addAffine(H, 4 * H, inner, norm, inside);
    gelu(4 * H, inside, 0, inside);
    addAffine(4 * H, H, inner + affineBytes(H, 4 * H), inside, state);
    fromBlocks(state, 1, H, y, 0);
  }
}
