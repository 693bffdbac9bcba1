/** Single steps of DeltaNet and of linear attention. The equations: src/models/deltanet/cell.ts, src/models/linear-attention/cell.ts. */
import { packMatrix, setProduct } from '../simd/affine';
import { constants, logistic } from '../simd/functions';
import { head, headBytes, memoryBytes, rowBytes, tapeBytes } from '../simd/heads';
import { blocksOf, copy } from '../simd/packing';

// Sizes: D inputs, H units, J = ⌈H/8⌉ blocks of them, G heads, d = H/G, I = 3J + ⌈G/8⌉ blocks of queries, keys, values and
// write strengths.

/** Bytes of the packed weights: panels [I][D][8] and those of Wo, [J][H][8]. */
export function matrixStatePackedBytes(D: i32, H: i32, G: i32): i32 {
  return (3 * blocksOf(H) + blocksOf(G)) * D * 32 + blocksOf(H) * H * 32;
}

/** Packs Wq, Wk, Wv [H,D], Wo [H,H] and Wbeta [G,D] for `matrixStateSteps`. */
export function matrixStatePack(D: i32, H: i32, G: i32, Wq: usize, Wk: usize, Wv: usize, Wo: usize, Wbeta: usize, packed: usize): void {
  const keys = packMatrix(D, H, Wq, packed), strengths = packMatrix(D, H, Wv, packMatrix(D, H, Wk, keys));
  packMatrix(H, H, Wo, packMatrix(D, G, Wbeta, strengths));
}

/** Bytes of a stream's state: S and z of each head, the working memory of a step, projections [I][8], y and h [J][8] each. */
export function matrixStateStateBytes(_: i32, H: i32, G: i32): i32 {
  const d = H / G;
  return G * (memoryBytes(d, d) + rowBytes(d)) + tapeBytes(1, d) + headBytes(1, d) + (5 * blocksOf(H) + blocksOf(G)) * 32;
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function matrixStateSteps(
  variant: i32, T: i32, D: i32, H: i32, G: i32, packed: usize, x: usize, state: usize, y: usize,
): void {
  const c = constants();
  const block = blocksOf(H) * 32, I = 3 * blocksOf(H) + blocksOf(G), d = H / G, out = packed + I * D * 32;
  const z = memoryBytes(d, d), own = z + rowBytes(d), tape = state + G * own, scratch = tape + tapeBytes(1, d);
  const projected = scratch + headBytes(1, d), beta = projected + 3 * block, shown = projected + I * 32, h = shown + block;
  const most = f32x4.splat(<f32>variant);
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    setProduct(D, I, packed, x, projected);
    for (let at = beta; at < shown; at += 16) v128.store(at, f32x4.mul(most, logistic(c, v128.load(at))));
    for (let g = 0; g < G; ++g) {
      const S = state + g * own, at = g * d * 4, q = projected + at;
      head(1, d, G, q, q + block, q + 2 * block, variant ? beta + g * 4 : 0, S, S + z, shown + at, tape, scratch);
    }
    setProduct(H, blocksOf(H), out, shown, h);
    copy(y, h, H);
  }
}
