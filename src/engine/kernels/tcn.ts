/** The step of a temporal convolutional network. The equations: src/models/tcn/layer.ts. */
import { addAffine, affineBytes, packAffine } from '../simd/affine';
import { blocksOf, copy } from '../simd/packing';
import { rectify } from '../simd/rectify';

// Sizes: D inputs, H units, K taps, L blocks of two convolutions each. A convolution's *ring* holds its inputs so far back
// as its taps reach: the place of the next one, then M rows of `width` numbers, M = (K - 1) · gap + 1.

function ringBytes(width: i32, K: i32, gap: i32): i32 {
  return 16 + ((K - 1) * gap + 1) * width * 4;
}

/** Bytes of the packed weights: each tap of each convolution, then R. */
export function tcnPackedBytes(D: i32, H: i32, K: i32, L: i32): i32 {
  return (K + 1) * affineBytes(D, H) + (2 * L - 1) * K * affineBytes(H, H);
}

/** Packs W [K,H,D] of the first convolution, V [2L-1,K,H,H] of the others, their b [2L,H], and R [H,D], which is left out where D is H. */
export function tcnPack(D: i32, H: i32, K: i32, L: i32, W: usize, V: usize, b: usize, R: usize, packed: usize): void {
  for (let c = 0; c < 2 * L; ++c, b += H * 4) {
    for (let j = 0; j < K; ++j) {
      packed = packAffine(c ? H : D, H, c ? V : W, j ? 0 : b, packed);
      if (c) V += H * H * 4;
      else W += H * D * 4;
    }
  }
  if (D != H) packAffine(D, H, R, 0, packed);
}

/** Bytes of a stream's state: the input of a block, what its convolutions found [8J] each, and the rings. */
export function tcnStateBytes(D: i32, H: i32, K: i32, L: i32): i32 {
  let bytes = blocksOf(max(D, H)) * 32 + 2 * blocksOf(H) * 32 + ringBytes(D, K, 1) - ringBytes(H, K, 1);
  for (let l = 0; l < L; ++l) bytes += 2 * ringBytes(H, K, 1 << l);
  return bytes;
}

/** found [8J] = relu of a convolution of x [width], which goes into the ring, and of what is there. */
function convolve(width: i32, H: i32, K: i32, gap: i32, taps: usize, ring: usize, x: usize, found: usize): void {
  const size = blocksOf(H) * 32, row = width * 4, M = (K - 1) * gap + 1, next = i32.load(ring), rows = ring + 16;
  copy(rows + next * row, x, width);
  i32.store(ring, (next + 1) % M);
  memory.fill(found, 0, size);
  for (let j = 0; j < K; ++j, taps += affineBytes(width, H)) {
    addAffine(width, H, taps, rows + (next + M - j * gap) % M * row, found);
  }
  rectify(found, size >> 5, 32);
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function tcnSteps(
  _: i32, T: i32, D: i32, H: i32, K: i32, L: i32, packed: usize, x: usize, state: usize, y: usize,
): void {
  const size = blocksOf(H) * 32, a = state + blocksOf(max(D, H)) * 32, c = a + size;
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    copy(state, x, D);
    let taps = packed, ring = c + size;
    for (let l = 0, width = D; l < L; ++l, width = H) {
      convolve(width, H, K, 1 << l, taps, ring, state, a);
      taps += K * affineBytes(width, H);
      ring += ringBytes(width, K, 1 << l);
      convolve(H, H, K, 1 << l, taps, ring, a, c);
      taps += K * affineBytes(H, H);
      ring += ringBytes(H, K, 1 << l);
      if (width != H) addAffine(D, H, packed + tcnPackedBytes(D, H, K, L) - affineBytes(D, H), state, c);
      else for (let h = 0; h < H; ++h) f32.store(c + h * 4, f32.load(c + h * 4) + f32.load(state + h * 4));
      rectify(c, size >> 5, 32);
      copy(state, c, H);
    }
    copy(y, state, H);
  }
}
