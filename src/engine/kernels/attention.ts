/** The step of causal attention with a cache of keys and values. The equations: src/models/attention/cell.ts. */
import { affineBytes, packAffine } from '../simd/affine';
import { askCache, stateBytes } from '../simd/cache';
import { constants } from '../simd/functions';
import { blocksOf, fromBlocks } from '../simd/packing';

/** Bytes of the packed weights. */
export function attentionPackedBytes(D: i32, H: i32, _: i32): i32 {
  return affineBytes(D, 3 * H) + affineBytes(H, H);
}

/** Packs W [3H,D], which has Wq, Wk and Wv one below the other, and Wo [H,H] for `attentionSteps`. */
export function attentionPack(D: i32, H: i32, _: i32, W: usize, Wo: usize, packed: usize): void {
  packAffine(H, H, Wo, 0, packAffine(D, 3 * H, W, 0, packed));
}

/** Bytes of a stream's state with room for so many positions: h in blocks, and the cache. */
export function attentionStateBytes(_D: i32, H: i32, _: i32, positions: i32): f64 {
  return stateBytes(H, positions);
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function attentionSteps(
  _: i32, T: i32, D: i32, H: i32, heads: i32, packed: usize, x: usize, state: usize, y: usize,
): void {
  const J = blocksOf(H) * 32;
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    memory.fill(state, 0, J);
    askCache(constants(), D, H, heads, packed, x, state + J, state);
    fromBlocks(state, 1, H, y, 0);
  }
}
