/** A vector brought to one size: what norms are made of. */
import { madd } from './functions';
import { blocksOf, toBlocks } from './packing';

// As in PyTorch: of layer norm, and the least that added to 1 makes another float32, of root mean square norm.
const CENTERED: f32 = 1e-5, PLAIN: f32 = 1.1920928955078125e-7;

/** The sum of four numbers. */
// @ts-ignore: decorator
@inline
export function total(four: v128): f32 {
  return f32x4.extract_lane(four, 0) + f32x4.extract_lane(four, 1) + (f32x4.extract_lane(four, 2) + f32x4.extract_lane(four, 3));
}

/**
 * Writes (x - center) / size to `blocks`, zeros beyond H, and gives 1 / size: the center is the mean or, unless the norm
 * `centers`, 0; the size is the root of ε plus the mean square of x - center.
 */
export function standardize(H: i32, centers: bool, x: usize, blocks: usize): f32 {
  const end = blocks + blocksOf(H) * 32;
  toBlocks(x, 1, H, blocks);
  let sum = f32x4.splat(0), squares = sum;
  if (centers) for (let at = blocks; at < end; at += 16) sum = f32x4.add(sum, v128.load(at));
  const mean = total(sum) / <f32>H, center = f32x4.splat(mean);
  for (let at = blocks + H * 4; at < end; at += 4) f32.store(at, mean);
  for (let at = blocks; at < end; at += 16) {
    const apart = f32x4.sub(v128.load(at), center);
    v128.store(at, apart);
    squares = madd(apart, apart, squares);
  }
  const pace: f32 = 1 / sqrt<f32>(total(squares) / <f32>H + (centers ? CENTERED : PLAIN)), by = f32x4.splat(pace);
  for (let at = blocks; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), by));
  return pace;
}
