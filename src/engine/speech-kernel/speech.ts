/** A frame of Silero VAD at 16 kHz: spectrum, four convolutions, and a step of the LSTM. The equations: src/wild/silero.ts. */

import { lstmPack, lstmPackedBytes, lstmStateBytes, lstmSteps } from '../kernels/lstm';
import { multiply } from '../simd/matrix';
import { blocksOf, copy, packRows, startRows } from '../simd/packing';
import { positive } from '../simd/rectify';

// The table of constants of this module; all other kernels are in another one.
export { start, tableBytes } from '../simd/functions';

// Sizes are those of the one network. A frame is 512 new samples behind 64 of the one before, and 64 mirrored ones at its end:
// four windows of 256, 128 apart. The planes of a convolution are rows of channels, one for each moment, between two rows of
// zeros. Each tap is summed by itself: several short sums round less than a long one.

const FRAME = 512,
  CONTEXT = 64,
  WINDOW = 256,
  HOP = 128,
  MOMENTS = 4,
  BINS = 129,
  UNITS = 128,
  TAPS = 3;
/** Numbers from one row of a plane to the next: the 129 frequencies in whole blocks. */
const WIDE = 136;
const SAMPLES = CONTEXT + FRAME + CONTEXT,
  PLANE = (MOMENTS + 2) * WIDE;

function matrixBytes(K: i32, H: i32): i32 {
  return blocksOf(H) * K * 32;
}

function convolutionBytes(D: i32, H: i32): i32 {
  return TAPS * matrixBytes(D, H) + H * 4;
}

/** Bytes of the packed weights. */
export function speechPackedBytes(_D: i32, _H: i32): i32 {
  return (
    2 * matrixBytes(WINDOW, BINS) +
    convolutionBytes(BINS, 128) +
    convolutionBytes(128, 64) +
    convolutionBytes(64, 64) +
    convolutionBytes(64, 128) +
    lstmPackedBytes(UNITS, UNITS)
  );
}

function packMatrix(K: i32, H: i32, W: usize, packed: usize): usize {
  packRows(W, 1, H, K, packed, K * 32, 1, 0);
  return packed + matrixBytes(K, H);
}

/** Packs the three taps [3,H,D] and b [H] of a convolution; gives the address of what may follow. */
function packConvolution(D: i32, H: i32, W: usize, b: usize, packed: usize): usize {
  for (let k = 0; k < TAPS; ++k, W += H * D * 4) packed = packMatrix(D, H, W, packed);
  copy(packed, b, H);
  return packed + H * 4;
}

/** Packs the cosines and sines [258,256], four convolutions tap by tap, and W, U and b of the LSTM. */
export function speechPack(
  _D: i32,
  _H: i32,
  basis: usize,
  W1: usize,
  b1: usize,
  W2: usize,
  b2: usize,
  W3: usize,
  b3: usize,
  W4: usize,
  b4: usize,
  W: usize,
  U: usize,
  b: usize,
  packed: usize,
): void {
  packed = packMatrix(WINDOW, BINS, basis, packed);
  packed = packMatrix(WINDOW, BINS, basis + BINS * WINDOW * 4, packed);
  packed = packConvolution(BINS, 128, W1, b1, packed);
  packed = packConvolution(128, 64, W2, b2, packed);
  packed = packConvolution(64, 64, W3, b3, packed);
  packed = packConvolution(64, 128, W4, b4, packed);
  lstmPack(UNITS, UNITS, W, U, b, packed);
}

/** Bytes of a stream's state: the samples, two planes, two blocks of sums, and the state of the LSTM. */
export function speechStateBytes(_D: i32, _H: i32): i32 {
  return (SAMPLES + 2 * PLANE + 2 * MOMENTS * 8) * 4 + lstmStateBytes(UNITS, UNITS);
}

/** The magnitude of 129 frequencies at four moments, from samples to the rows of a plane. */
function spectrum(packed: usize, samples: usize, plane: usize, sums: usize): void {
  const sines = packed + matrixBytes(WINDOW, BINS),
    other = sums + MOMENTS * 32;
  for (let j = 0; j < blocksOf(BINS); ++j) {
    const panel = j * WINDOW * 32;
    memory.fill(sums, 0, 2 * MOMENTS * 32);
    multiply(samples, HOP * 4, 4, MOMENTS, WINDOW, packed + panel, 32, sums, 32);
    multiply(samples, HOP * 4, 4, MOMENTS, WINDOW, sines + panel, 32, other, 32);
    for (let t = 0; t < MOMENTS; ++t) {
      for (let at: usize = 0; at < 32; at += 16) {
        const from = <usize>t * 32 + at,
          c = v128.load(sums + from),
          s = v128.load(other + from);
        v128.store(plane + (t + 1) * WIDE * 4 + j * 32 + at, f32x4.sqrt(f32x4.add(f32x4.mul(c, c), f32x4.mul(s, s))));
      }
    }
  }
}

/**
 * relu of a convolution from plane to plane: of `rows` outputs, `stride` moments apart. Taps before `first` and after `last`
 * see nothing but the zeros around the moments. Gives the address of the weights that follow.
 */
function convolve(
  D: i32,
  H: i32,
  rows: i32,
  stride: i32,
  first: i32,
  last: i32,
  packed: usize,
  from: usize,
  to: usize,
  sums: usize,
): usize {
  const tap = matrixBytes(D, H),
    bias = packed + TAPS * tap,
    line = WIDE * 4;
  // What follows the last row is the zeros that the next convolution sees.
  memory.fill(to + (rows + 1) * line, 0, line);
  for (let j = 0; j < blocksOf(H); ++j) {
    const at = to + line + j * 32;
    startRows(bias + j * 32, rows, at, line);
    for (let k = first; k <= last; ++k) {
      memory.fill(sums, 0, rows * 32);
      multiply(from + k * line, stride * line, 4, rows, D, packed + k * tap + j * D * 32, 32, sums, 32);
      for (let t = 0; t < rows; ++t) {
        for (let part: usize = 0; part < 32; part += 16) {
          const place = at + <usize>(t * line) + part;
          v128.store(place, f32x4.add(v128.load(place), v128.load(sums + <usize>t * 32 + part)));
        }
      }
    }
    for (let t = 0; t < rows; ++t) {
      for (let part: usize = 0; part < 32; part += 16) {
        const place = at + <usize>(t * line) + part;
        v128.store(place, positive(v128.load(place)));
      }
    }
  }
  return bias + H * 4;
}

/** T frames from x [T,512]; `state` goes on from where it was, and `y` [T,128] is the hidden state after each. */
export function speechSteps(_: i32, T: i32, _D: i32, _H: i32, packed: usize, x: usize, state: usize, y: usize): void {
  const one = state + SAMPLES * 4,
    other = one + PLANE * 4,
    sums = other + PLANE * 4,
    memoryOfLstm = sums + 2 * MOMENTS * 32;
  const end = state + (CONTEXT + FRAME) * 4;
  for (let t = 0; t < T; ++t, x += FRAME * 4, y += UNITS * 4) {
    copy(state + CONTEXT * 4, x, FRAME);
    for (let k = 0; k < CONTEXT; ++k) f32.store(end + k * 4, f32.load(end - (k + 2) * 4));
    memory.fill(one + (MOMENTS + 1) * WIDE * 4, 0, WIDE * 4);
    spectrum(packed, state, one, sums);
    copy(state, end - CONTEXT * 4, CONTEXT);
    let weights = packed + 2 * matrixBytes(WINDOW, BINS);
    weights = convolve(BINS, 128, 4, 1, 0, 2, weights, one, other, sums);
    weights = convolve(128, 64, 2, 2, 0, 2, weights, other, one, sums);
    weights = convolve(64, 64, 1, 2, 1, 2, weights, one, other, sums);
    weights = convolve(64, 128, 1, 1, 1, 1, weights, other, one, sums);
    lstmSteps(0, 1, UNITS, UNITS, weights, one + WIDE * 4, memoryOfLstm, y);
  }
}
