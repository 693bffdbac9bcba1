/** The step of a Mamba block. The equation: src/models/mamba/cell.ts. */
import { addProduct, packMatrix, setProduct } from '../simd/affine';
import { constants, expAll, logisticAll, madd, softplus } from '../simd/functions';
import { toGroups } from '../simd/groups';
import { blocksOf, copy } from '../simd/packing';
import { turn } from '../simd/turn';

// Everything that has a number for each of the E channels is padded with zeros to blocks of eight; `row` is its bytes. The
// packed weights: panels of W_in (u, then z), of P, of Q and of W_out, four taps, k, p, D, and A as [E/4][N][4].

/** Bytes of the packed weights. */
export function mambaPackedBytes(D: i32, H: i32, E: i32, N: i32, R: i32): i32 {
  const J = blocksOf(E);
  return 32 * (2 * J * D + blocksOf(R + 2 * N) * E + J * R + blocksOf(H) * E + 7 * J + J * N);
}

/** Packs the weights, of the shapes that src/models/mamba/kernel.ts gives them. */
export function mambaPack(
  D: i32, H: i32, E: i32, N: i32, R: i32, Win: usize, K: usize, k: usize, Wout: usize, P: usize, Q: usize, p: usize, A: usize, skip: usize,
  packed: usize,
): void {
  const J = blocksOf(E), row = J * 32, O = R + 2 * N;
  const panelsP = packMatrix(D, E, Win + E * D * 4, packMatrix(D, E, Win, packed));
  const at = packMatrix(E, H, Wout, packMatrix(R, E, Q, packMatrix(E, O, P, panelsP)));
  memory.fill(at, 0, 7 * row + J * N * 32);
  turn(E, 4, K, 16, at, row);
  toGroups(A, E, N, at + 7 * row, 16);
  copy(at + 4 * row, k, E);
  copy(at + 5 * row, p, E);
  copy(at + 6 * row, skip, E);
}

/** Bytes of a stream's state: three inputs, the state and its decays, u and z, v, the low part with B and C, Δ, y, h. */
export function mambaStateBytes(_: i32, H: i32, E: i32, N: i32, R: i32): i32 {
  const J = blocksOf(E);
  return 32 * (8 * J + 2 * J * N + blocksOf(R + 2 * N) + blocksOf(H));
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what the block showed. */
export function mambaSteps(
  _: i32, T: i32, D: i32, H: i32, E: i32, N: i32, R: i32, packed: usize, x: usize, state: usize, y: usize,
): void {
  const c = constants(), J = blocksOf(E), JO = blocksOf(R + 2 * N), JH = blocksOf(H), row = J * 32, part = N * 16, size = 2 * J * part;
  const panelsP = packed + 2 * J * D * 32, panelsQ = panelsP + JO * E * 32, panelsO = panelsQ + J * R * 32;
  const taps = panelsO + JH * E * 32, A = taps + 7 * row;
  const s = state + 3 * row, decays = s + size, u = decays + size, v = u + 2 * row, low = v + row;
  const delta = low + JO * 32, shown = delta + row, h = shown + row;
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    setProduct(D, 2 * J, packed, x, u);
    for (let e = 0; e < row; e += 16) {
      const now = v128.load(u + e), w = state + e, K = taps + e;
      let sum = madd(v128.load(K), v128.load(w), v128.load(K + 4 * row));
      sum = madd(v128.load(K + row), v128.load(w + row), sum);
      sum = madd(v128.load(K + 2 * row), v128.load(w + 2 * row), sum);
      sum = madd(v128.load(K + 3 * row), now, sum);
      v128.store(w, v128.load(w + row));
      v128.store(w + row, v128.load(w + 2 * row));
      v128.store(w + 2 * row, now);
      v128.store(v + e, sum);
    }
    logisticAll(c, v, 16, 2 * J, shown);
    for (let e = 0; e < row; e += 16) v128.store(v + e, f32x4.mul(v128.load(v + e), v128.load(shown + e)));
    setProduct(E, JO, panelsP, v, low);
    copy(delta, taps + 5 * row, 8 * J);
    addProduct(R, J, panelsQ, low, delta);
    for (let e = 0, a = A, d = decays; e < row; e += 16, a += part, d += part) {
      const step = softplus(c, v128.load(delta + e));
      v128.store(delta + e, step);
      for (let n = 0; n < part; n += 16) v128.store(d + n, f32x4.mul(step, v128.load(a + n)));
    }
    expAll(c, decays, 2 * J * N);
    logisticAll(c, u + row, 16, 2 * J, shown);
    for (let e = 0, at = s, d = decays; e < row; e += 16) {
      const input = v128.load(v + e), written = f32x4.mul(v128.load(delta + e), input), gate = v128.load(u + row + e);
      let sum = f32x4.mul(v128.load(taps + 6 * row + e), input);
      for (let n = low + R * 4, end = n + N * 4; n < end; n += 4, at += 16, d += 16) {
        const next = madd(v128.load(d), v128.load(at), f32x4.mul(written, v128.load_splat<f32>(n)));
        v128.store(at, next);
        sum = madd(next, v128.load_splat<f32>(n + N * 4), sum);
      }
      v128.store(shown + e, f32x4.mul(sum, f32x4.mul(gate, v128.load(shown + e))));
    }
    setProduct(E, JH, panelsO, shown, h);
    copy(y, h, H);
  }
}
