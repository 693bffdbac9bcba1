/** Layer norm, and root mean square norm, of many vectors, forward and backward. The equations: src/models/parts/norm.ts. */
import { madd, nmadd } from '../simd/functions';
import { standardize, total } from '../simd/normalize';
import { blocksOf, fromBlocks, zeroOrBlocks } from '../simd/packing';

/** Bytes of scratch for `normForward`: a vector, gain and bias in blocks of eight. */
export function normForwardBytes(_N: i32, H: i32, _: i32): i32 {
  return 96 * blocksOf(H);
}

/** y [N,H] from x [N,H], gain and bias [H], 0 for none; where it `centers`, this is layer norm. */
export function normForward(N: i32, H: i32, centers: i32, x: usize, gain: usize, bias: usize, y: usize, _: usize, scratch: usize): void {
  const row = H * 4, room = blocksOf(H) * 32, gains = scratch + room, shifts = room * 2;
  zeroOrBlocks(gain, 1, H, gains);
  zeroOrBlocks(bias, 1, H, scratch + shifts);
  for (const end = x + N * row; x < end; x += row, y += row) {
    standardize(H, centers != 0, x, scratch);
    for (let at = scratch; at < gains; at += 16) {
      v128.store(at, madd(v128.load(at), v128.load(at + room), v128.load(at + shifts)));
    }
    fromBlocks(scratch, 1, H, y, 0);
  }
}

/** Bytes of scratch for `normBackward`: a vector, its gradients, gain, and the gradients of gain and bias in blocks. */
export function normBackwardBytes(_N: i32, H: i32, _: i32): i32 {
  return 160 * blocksOf(H);
}

/** The gradients of x, gain and bias, 0 where there is none, from that of y. */
export function normBackward(
  N: i32, H: i32, centers: i32, x: usize, gain: usize, _bias: usize, _y: usize, _: usize, dy: usize,
  dx: usize, dgain: usize, dbias: usize, scratch: usize,
): void {
  const row = H * 4, room = blocksOf(H) * 32;
  const grads = scratch + room, gains = grads + room, dgains = gains + room, dshifts = dgains + room;
  zeroOrBlocks(gain, 1, H, gains);
  memory.fill(dgains, 0, 2 * room);
  for (const end = x + N * row; x < end; x += row, dy += row, dx += row) {
    const by = f32x4.splat(standardize(H, centers != 0, x, scratch));
    zeroOrBlocks(dy, 1, H, grads);
    let sum = f32x4.splat(0), products = sum;
    for (let at: usize = 0; at < <usize>room; at += 16) {
      const scaled = v128.load(scratch + at), d = v128.load(grads + at), grad = f32x4.mul(d, v128.load(gains + at));
      v128.store(dgains + at, madd(d, scaled, v128.load(dgains + at)));
      v128.store(dshifts + at, f32x4.add(d, v128.load(dshifts + at)));
      v128.store(grads + at, grad);
      sum = f32x4.add(sum, grad);
      products = madd(grad, scaled, products);
    }
    const mean = f32x4.splat(centers ? total(sum) / <f32>H : 0), along = f32x4.splat(total(products) / <f32>H);
    for (let at: usize = 0; at < <usize>room; at += 16) {
      const grad = f32x4.sub(v128.load(grads + at), mean);
      v128.store(grads + at, f32x4.mul(by, nmadd(v128.load(scratch + at), along, grad)));
    }
    fromBlocks(grads, 1, H, dx, 0);
  }
  fromBlocks(dgains, 1, H, dgain, 0);
  if (dbias) fromBlocks(dshifts, 1, H, dbias, 0);
}
