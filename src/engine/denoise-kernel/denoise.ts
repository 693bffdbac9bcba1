/** A frame of RNNoise's network: a dense layer and three GRUs with rectified candidates. The equations: src/wild/rnnoise.ts. */

import { constants, logistic, madd, tanh } from '../simd/functions';
import { blocksOf, copy, packRows } from '../simd/packing';
import { positive } from '../simd/rectify';
import { multiplyRow } from '../simd/rows';

// The table of constants of this module; all other kernels are in another one.
export { start, tableBytes } from '../simd/functions';

// Sizes are those of the one network; all layers have whole blocks of eight units. A matrix is packed as panels [N/8][K][8] of
// its rows, so that a GRU's blocks are those of r, then of z, then of the candidate.

const FEATURES = 42,
  FIRST = 24,
  SECOND = 48,
  THIRD = 96;
const UNITS = FIRST + SECOND + THIRD,
  SECOND_READS = 2 * FIRST + FEATURES,
  THIRD_READS = FIRST + SECOND + FEATURES;

function gruBytes(D: i32, H: i32): i32 {
  return 3 * H * (D + H + 1) * 4;
}

/** Bytes of the packed weights. */
export function denoisePackedBytes(_D: i32, _H: i32): i32 {
  return (
    FIRST * (FEATURES + 1) * 4 + gruBytes(FIRST, FIRST) + gruBytes(SECOND_READS, SECOND) + gruBytes(THIRD_READS, THIRD)
  );
}

/** Packs W [N,K]; gives the address of what may follow. */
function packMatrix(N: i32, K: i32, W: usize, packed: usize): usize {
  packRows(W, 1, N, K, packed, K * 32, 1, 0);
  return packed + N * K * 4;
}

/** Packs b [3H], W [3H,D] and U [3H,H]; gives the address of what may follow. */
function packGru(D: i32, H: i32, W: usize, U: usize, b: usize, packed: usize): usize {
  copy(packed, b, 3 * H);
  return packMatrix(3 * H, H, U, packMatrix(3 * H, D, W, packed + 3 * H * 4));
}

/** Packs the dense layer, then the GRUs in the order in which they run. */
export function denoisePack(
  _D: i32,
  _H: i32,
  W: usize,
  b: usize,
  W1: usize,
  U1: usize,
  b1: usize,
  W2: usize,
  U2: usize,
  b2: usize,
  W3: usize,
  U3: usize,
  b3: usize,
  packed: usize,
): void {
  copy(packed, b, FIRST);
  packed = packMatrix(FIRST, FEATURES, W, packed + FIRST * 4);
  packed = packGru(FIRST, FIRST, W1, U1, b1, packed);
  packed = packGru(SECOND_READS, SECOND, W2, U2, b2, packed);
  packGru(THIRD_READS, THIRD, W3, U3, b3, packed);
}

/** Bytes of a stream's state: the states of the GRUs, what the second and the third read, sums, and what is recalled. */
export function denoiseStateBytes(_D: i32, _H: i32): i32 {
  return (UNITS + SECOND_READS + THIRD_READS + 3 * THIRD + THIRD) * 4;
}

/** A step of a GRU from x [D] in h [H]; gives the address of the weights that follow. */
function step(D: i32, H: i32, packed: usize, x: usize, h: usize, sums: usize, recalled: usize): usize {
  const k = constants();
  const J = blocksOf(H),
    U = packed + 3 * H * (D + 1) * 4,
    z = sums + H * 4,
    n = z + H * 4,
    bytes = <usize>H * 4;
  copy(sums, packed, 3 * H);
  multiplyRow(x, D, packed + 3 * H * 4, D * 32, 3 * J, 1, sums, 32);
  multiplyRow(h, H, U, H * 32, 2 * J, 1, sums, 32);
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(recalled + at, f32x4.mul(logistic(k, v128.load(sums + at)), v128.load(h + at)));
  multiplyRow(recalled, H, U + 2 * H * H * 4, H * 32, J, 1, n, 32);
  for (let at: usize = 0; at < bytes; at += 16) {
    const candidate = positive(v128.load(n + at)),
      old = v128.load(h + at);
    v128.store(h + at, madd(logistic(k, v128.load(z + at)), f32x4.sub(old, candidate), candidate));
  }
  return U + 3 * H * H * 4;
}

/** T frames from x [T,42]; `state` goes on from where it was, and `y` [T,168] are the states of the GRUs after each. */
export function denoiseSteps(_: i32, T: i32, _D: i32, _H: i32, packed: usize, x: usize, state: usize, y: usize): void {
  const k = constants();
  const noise = state + FIRST * 4,
    gains = noise + SECOND * 4,
    second = state + UNITS * 4,
    third = second + SECOND_READS * 4,
    sums = third + THIRD_READS * 4,
    recalled = sums + 3 * THIRD * 4;
  for (let t = 0; t < T; ++t, x += FEATURES * 4, y += UNITS * 4) {
    copy(second, packed, FIRST);
    multiplyRow(x, FEATURES, packed + FIRST * 4, FEATURES * 32, blocksOf(FIRST), 1, second, 32);
    for (let at: usize = 0; at < <usize>(FIRST * 4); at += 16) v128.store(second + at, tanh(k, v128.load(second + at)));
    let weights = packed + FIRST * (FEATURES + 1) * 4;
    weights = step(FIRST, FIRST, weights, second, state, sums, recalled);
    copy(second + FIRST * 4, state, FIRST);
    copy(second + 2 * FIRST * 4, x, FEATURES);
    weights = step(SECOND_READS, SECOND, weights, second, noise, sums, recalled);
    copy(third, state, FIRST + SECOND);
    copy(third + (FIRST + SECOND) * 4, x, FEATURES);
    step(THIRD_READS, THIRD, weights, third, gains, sums, recalled);
    copy(y, state, UNITS);
  }
}
