/** exp, the logistic function and tanh, four numbers at a time, and the table of constants they read. */

// V8 builds a v128 constant anew wherever one is used, inside loops too; loading it from memory costs less. So there is
// a table in memory, and every function takes its address: read from the global each time, the address costs as much.
let table: usize = 0;

// Where each constant stands in the table: first those of exp, then those of tanh.
const MOST = 0, LEAST = 4, PER_LN2 = 8, LN2_HIGH = 12, LN2_LOW = 16, ROUNDER = 20;
const E2 = 24, E3 = 28, E4 = 32, E5 = 36, E6 = 40, ONE = 44;
const FAR = 48, NEAR = 52, P1 = 56, P2 = 60, P3 = 64, P4 = 68, Q1 = 72, Q2 = 76, Q3 = 80, Q4 = 84, TINY = 88;
const NOTHING = 92, INFINITE = 96, L3: usize = 100;

/** Bytes of the table that `start` fills. */
export function tableBytes(): i32 {
  return 4 * 32;
}

/** Fills the table of constants at `memory`. Call it once, before any other function of this module. */
export function start(memory: usize): void {
  table = memory;
  // The range in which e^x is a normal float32, 1/ln 2, and ln 2 in two parts.
  f32.store(memory, 87.0, MOST);
  f32.store(memory, -87.0, LEAST);
  f32.store(memory, 1.44269504, PER_LN2);
  f32.store(memory, 0.693359375, LN2_HIGH);
  f32.store(memory, -2.12194440e-4, LN2_LOW);
  // 1.5 · 2^23: added to a number and taken off again, it rounds to a whole one.
  f32.store(memory, 12582912.0, ROUNDER);
  // e^r = 1 + r + r² (…) for |r| ≤ ln 2 / 2, relative error 3.1e-9.
  f32.store(memory, 0.4999999344769464, E2);
  f32.store(memory, 0.1666652063009061, E3);
  f32.store(memory, 0.041668388059491974, E4);
  f32.store(memory, 0.008368717073878948, E5);
  f32.store(memory, 0.001381459866231451, E6);
  f32.store(memory, 1.0, ONE);
  // tanh x = x P(x²) / Q(x²) for |x| ≤ 9, relative error 2.1e-8; P and Q were fitted by reweighted least squares.
  f32.store(memory, 9.0, FAR);
  f32.store(memory, -9.0, NEAR);
  f32.store(memory, 0.1338101190344987, P1);
  f32.store(memory, 0.0034955717857015284, P2);
  f32.store(memory, 2.060881387662537e-5, P3);
  f32.store(memory, 1.3354293534903292e-8, P4);
  f32.store(memory, 0.4671432749820744, Q1);
  f32.store(memory, 0.02587692008512218, Q2);
  f32.store(memory, 0.00032856080922830284, Q3);
  f32.store(memory, 7.776406702128581e-7, Q4);
  f32.store(memory, 1e-29, TINY);
  // e^-∞ is nothing.
  f32.store(memory, -Infinity, NOTHING);
  f32.store(memory, Infinity, INFINITE);
  // ln (1 + u) = 2 artanh s with s = u / (2 + u): 2 (s + s³/3 + … + s¹⁵/15), relative error under 1e-8 for 0 ≤ u ≤ 1.
  for (let n = 0; n < 7; ++n) f32.store(memory + L3 + n * 4, 2 / (3 + 2 * <f32>n));
}

/** The address of the table, for a kernel to read once and hand on. */
export function constants(): usize {
  return table;
}

// @ts-ignore: decorator
@inline
function constant(k: usize, at: usize): v128 {
  return v128.load_splat<f32>(k + at);
}

/** Four ones. */
// @ts-ignore: decorator
@inline
export function ones(k: usize): v128 {
  return constant(k, ONE);
}

/** a b + c: rounded once in the relaxed build, twice in the other. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** c - a b, in the same way. */
// @ts-ignore: decorator
@inline
export function nmadd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/** e^∞ = ∞, e^-∞ = 0, and else the power that comes of x between its bounds: what is finite adds nothing that shows. */
// @ts-ignore: decorator
@inline
function unbounded(k: usize, power: v128, x: v128, most: v128): v128 {
  const beyond = f32x4.sub(f32x4.pmax(x, most), most);
  return v128.andnot(f32x4.add(power, beyond), f32x4.eq(x, constant(k, NOTHING)));
}

/**
 * e^x, relative error about 1e-7; a finite x is first held between -87 and 87. As a call: a copy at each place would be
 * much to download.
 */
export function power(k: usize, given: v128): v128 {
  // NaN stays NaN: it is what the pseudo-minimum keeps when nothing compares.
  const most = constant(k, MOST), x = f32x4.pmin(f32x4.pmax(given, constant(k, LEAST)), most);
  const shifted = madd(x, constant(k, PER_LN2), constant(k, ROUNDER));
  const n = f32x4.sub(shifted, constant(k, ROUNDER));
  const r = nmadd(n, constant(k, LN2_LOW), nmadd(n, constant(k, LN2_HIGH), x));
  let sum = madd(constant(k, E6), r, constant(k, E5));
  sum = madd(sum, r, constant(k, E4));
  sum = madd(sum, r, constant(k, E3));
  sum = madd(sum, r, constant(k, E2));
  sum = madd(sum, f32x4.mul(r, r), f32x4.add(r, ones(k)));
  // The whole number stands in the low bits of `shifted`; moved into the exponent it multiplies by 2^n.
  return unbounded(k, i32x4.add(sum, i32x4.shl(shifted, 23)), given, most);
}

/** Whether 16 numbers are all within the bounds between which e^x is computed. NaN is not. */
// @ts-ignore: decorator
@inline
function isWithin(k: usize, at: usize): bool {
  const most = constant(k, MOST);
  const half = v128.and(f32x4.le(f32x4.abs(v128.load(at)), most), f32x4.le(f32x4.abs(v128.load(at, 16)), most));
  const rest = v128.and(f32x4.le(f32x4.abs(v128.load(at, 32)), most), f32x4.le(f32x4.abs(v128.load(at, 48)), most));
  return i32x4.all_true(v128.and(half, rest));
}

/** e^x in place for `count` times four numbers; four times four together, as each constant is then loaded once for all. */
export function expAll(k: usize, at: usize, count: i32): void {
  while (count > 0) {
    // Few are beyond the bounds, and what those need would take an eighth of the time of all.
    if (count < 4 || !isWithin(k, at)) {
      v128.store(at, power(k, v128.load(at)));
      --count, at += 16;
      continue;
    }
    const a = v128.load(at), b = v128.load(at, 16), c = v128.load(at, 32), d = v128.load(at, 48);
    const per = constant(k, PER_LN2), rounder = constant(k, ROUNDER);
    const sa = madd(a, per, rounder), sb = madd(b, per, rounder), sc = madd(c, per, rounder), sd = madd(d, per, rounder);
    const low = constant(k, LN2_LOW), high = constant(k, LN2_HIGH);
    const na = f32x4.sub(sa, rounder), nb = f32x4.sub(sb, rounder), nc = f32x4.sub(sc, rounder), nd = f32x4.sub(sd, rounder);
    const ra = nmadd(na, low, nmadd(na, high, a)), rb = nmadd(nb, low, nmadd(nb, high, b));
    const rc = nmadd(nc, low, nmadd(nc, high, c)), rd = nmadd(nd, low, nmadd(nd, high, d));
    const e6 = constant(k, E6), e5 = constant(k, E5);
    let pa = madd(e6, ra, e5), pb = madd(e6, rb, e5), pc = madd(e6, rc, e5), pd = madd(e6, rd, e5);
    const e4 = constant(k, E4);
    pa = madd(pa, ra, e4), pb = madd(pb, rb, e4), pc = madd(pc, rc, e4), pd = madd(pd, rd, e4);
    const e3 = constant(k, E3);
    pa = madd(pa, ra, e3), pb = madd(pb, rb, e3), pc = madd(pc, rc, e3), pd = madd(pd, rd, e3);
    const e2 = constant(k, E2);
    pa = madd(pa, ra, e2), pb = madd(pb, rb, e2), pc = madd(pc, rc, e2), pd = madd(pd, rd, e2);
    const one = ones(k);
    pa = madd(pa, f32x4.mul(ra, ra), f32x4.add(ra, one)), pb = madd(pb, f32x4.mul(rb, rb), f32x4.add(rb, one));
    pc = madd(pc, f32x4.mul(rc, rc), f32x4.add(rc, one)), pd = madd(pd, f32x4.mul(rd, rd), f32x4.add(rd, one));
    v128.store(at, i32x4.add(pa, i32x4.shl(sa, 23)));
    v128.store(at, i32x4.add(pb, i32x4.shl(sb, 23)), 16);
    v128.store(at, i32x4.add(pc, i32x4.shl(sc, 23)), 32);
    v128.store(at, i32x4.add(pd, i32x4.shl(sd, 23)), 48);
    count -= 4, at += 64;
  }
}

/** The logistic function 1 / (1 + e^-x), as a call as `power` is. */
export function logistic(k: usize, x: v128): v128 {
  return f32x4.div(ones(k), f32x4.add(ones(k), power(k, f32x4.neg(x))));
}

/** The same at `to` for `count` times four numbers that are `next` bytes apart. */
export function logisticAll(k: usize, from: usize, next: i32, count: i32, to: usize): void {
  const end = to + count * 16;
  for (let at = to; at < end; at += 16, from += next) v128.store(at, f32x4.neg(v128.load(from)));
  expAll(k, to, count);
  for (; to < end; to += 16) v128.store(to, f32x4.div(ones(k), f32x4.add(ones(k), v128.load(to))));
}

/** tanh x, relative error about 3e-7, also near 0; of ±∞ exactly ±1, and so with a derivative of 0. */
export function tanh(k: usize, given: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(given, constant(k, NEAR)), constant(k, FAR));
  const u = f32x4.mul(x, x);
  let p = madd(constant(k, P4), u, constant(k, P3));
  p = madd(p, u, constant(k, P2));
  p = madd(p, u, constant(k, P1));
  p = madd(p, u, ones(k));
  let q = madd(constant(k, Q4), u, constant(k, Q3));
  q = madd(q, u, constant(k, Q2));
  q = madd(q, u, constant(k, Q1));
  q = madd(q, u, ones(k));
  // Where x is infinite, its sign alone: ±9/9.
  const isInfinite = f32x4.eq(f32x4.abs(given), constant(k, INFINITE));
  p = v128.bitselect(x, f32x4.mul(x, p), isInfinite);
  return f32x4.div(p, v128.bitselect(constant(k, FAR), q, isInfinite));
}

/** ln (1 + e^x): x far above 0, e^x far below; relative error about 2e-7. */
export function softplus(k: usize, x: v128): v128 {
  const u = power(k, f32x4.neg(f32x4.abs(x)));
  const s = f32x4.div(u, f32x4.add(f32x4.add(u, ones(k)), ones(k))), q = f32x4.mul(s, s);
  let sum = constant(k, L3 + 24);
  for (let at: usize = L3 + 24; at > L3; at -= 4) sum = madd(sum, q, constant(k, at - 4));
  // pmax keeps a NaN that is its first operand.
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), madd(f32x4.mul(sum, q), s, f32x4.add(s, s)));
}

/**
 * x, or 0 where it is under 1e-29: a gradient that has vanished. Smaller still, its products would be denormal numbers,
 * with which processors are some ten times slower. NaN stays.
 */
// @ts-ignore: decorator
@inline
export function unlessVanished(k: usize, x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), constant(k, TINY)));
}
