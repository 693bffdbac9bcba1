/** W x + b for one vector x, as single steps want it: the weights packed once, the results in blocks of eight. */
import { blocksOf, packRows, zeroOrBlocks } from './packing';
import { multiplyRow } from './rows';

/** Packs W [H,K] alone; gives the address of what may follow. */
export function packMatrix(K: i32, H: i32, W: usize, packed: usize): usize {
  packRows(W, 1, H, K, packed, K * 32, 1, 0);
  return packed + blocksOf(H) * K * 32;
}

/** y [J][8] += W x for a packed W of J blocks of rows, and x [K]. */
export function addProduct(K: i32, J: i32, packed: usize, x: usize, y: usize): void {
  multiplyRow(x, K, packed, K * 32, J, 1, y, 32);
}

/** y [J][8] = W x. */
export function setProduct(K: i32, J: i32, packed: usize, x: usize, y: usize): void {
  memory.fill(y, 0, J * 32);
  addProduct(K, J, packed, x, y);
}

/** Bytes of a packed W [H,K] and b [H]. */
export function affineBytes(K: i32, H: i32): i32 {
  return blocksOf(H) * (K + 1) * 32;
}

/** Packs W [H,K] and b [H], 0 for zeros; gives the address of what may follow. */
export function packAffine(K: i32, H: i32, W: usize, b: usize, packed: usize): usize {
  const bias = packMatrix(K, H, W, packed);
  zeroOrBlocks(b, 1, H, bias);
  return bias + blocksOf(H) * 32;
}

/** y [H/8][8] += W x + b for x [K]. */
export function addAffine(K: i32, H: i32, packed: usize, x: usize, y: usize): void {
  const J = blocksOf(H), bias = packed + J * K * 32;
  for (let at: usize = 0; at < <usize>J * 32; at += 16) v128.store(y + at, f32x4.add(v128.load(y + at), v128.load(bias + at)));
  addProduct(K, J, packed, x, y);
}
