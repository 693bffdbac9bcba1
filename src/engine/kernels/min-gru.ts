/** The recurrence of minGRU over whole sequences, forward and backward, and its step. The equation: src/models/min-gru/cell.ts. */
import { addProduct, packMatrix } from '../simd/affine';
import { constants, logisticAll, madd, nmadd, ones, unlessVanished } from '../simd/functions';
import { deliver, give, groupsOf } from '../simd/groups';
import { blocksOf, copy } from '../simd/packing';

/** Bytes of the gates that are kept, each row of whole groups: [B][T][H/4][4]. */
export function minGruTapeBytes(B: i32, H: i32, T: i32, _: i32): i32 {
  return B * T * groupsOf(H) * 16;
}

/** Bytes of scratch for `minGruForward`: the gates of a step. */
export function minGruForwardBytes(_: i32, H: i32, __: i32, ___: i32): i32 {
  return groupsOf(H) * 16;
}

/** h [B,T,H] and the last of it from the first [B,H] and what gate and candidate read, [B,T,2H]. G is 2H. */
export function minGruForward(
  B: i32, H: i32, T: i32, _: i32, first: usize, read: usize, h: usize, last: usize, tape: usize, scratch: usize,
): void {
  const k = constants(), row = H * 4, G = groupsOf(H);
  let gates = tape ? tape : scratch;
  for (let b = 0; b < B; ++b, first += row, last += row) {
    let before = first;
    for (let t = 0; t < T; ++t, before = h, h += row, read += 2 * row) {
      logisticAll(k, read, 16, G, gates);
      for (let e = 0; e < row; e += 16) {
        const state = v128.load(before + e);
        give(h + e, H - (e >> 2), madd(v128.load(gates + e), f32x4.sub(v128.load(read + row + e), state), state));
      }
      if (tape) gates += G * 16;
    }
    memory.copy(last, before, row);
  }
}

/** The gradients of what `minGruForward` read from those of what it wrote, 0 for none. */
export function minGruBackward(
  B: i32, H: i32, T: i32, _: i32, first: usize, read: usize, h: usize, last: usize, tape: usize, dh: usize, dLast: usize,
  dFirst: usize, dRead: usize, scratch: usize,
): void {
  const k = constants(), row = H * 4, apart = groupsOf(H) * 16;
  for (let b = 0; b < B; ++b, first += row, dFirst += row) {
    // The gradient of the state goes back through time where it will stay.
    if (dLast) memory.copy(dFirst, dLast + b * row, row);
    else memory.fill(dFirst, 0, row);
    for (let t = T - 1; t >= 0; --t) {
      const step = b * T + t, place = step * row, gates = tape + step * apart, before = t ? h + place - row : first;
      for (let e = 0; e < row; e += 16) {
        const count = H - (e >> 2), from = 2 * place + e;
        let grad = v128.load(dFirst + e);
        if (dh) grad = f32x4.add(grad, v128.load(dh + place + e));
        const z = v128.load(gates + e), part = f32x4.mul(grad, z);
        deliver(dRead + from + row, count, part);
        const change = f32x4.sub(v128.load(read + from + row), v128.load(before + e));
        deliver(dRead + from, count, f32x4.mul(f32x4.mul(part, change), f32x4.sub(ones(k), z)));
        deliver(dFirst + e, count, unlessVanished(k, nmadd(grad, z, grad)));
      }
    }
  }
}

/** Bytes of the packed weights: panels of the gate, then of the candidate, and their biases. */
export function minGruPackedBytes(D: i32, H: i32): i32 {
  return 2 * blocksOf(H) * 32 * (D + 1);
}

/** Packs W [2H,D] and b [2H] for `minGruSteps`. */
export function minGruPack(D: i32, H: i32, W: usize, b: usize, packed: usize): void {
  const J = blocksOf(H), apart = D * 32, biases = packed + 2 * J * apart;
  for (let g = 0; g < 2; ++g) {
    packMatrix(D, H, W + g * H * D * 4, packed + g * J * apart);
    packMatrix(1, H, b + g * H * 4, biases + g * J * 32);
  }
}

/** Bytes of a stream's state: h, and what gate and candidate read, in blocks of eight. */
export function minGruStateBytes(_: i32, H: i32): i32 {
  return 3 * blocksOf(H) * 32;
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function minGruSteps(_: i32, T: i32, D: i32, H: i32, packed: usize, x: usize, state: usize, y: usize): void {
  const k = constants(), J = blocksOf(H), bytes = J * 32, read = state + bytes;
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    copy(read, packed + 2 * J * D * 32, 16 * J);
    addProduct(D, 2 * J, packed, x, read);
    logisticAll(k, read, 16, 2 * J, read);
    for (let at = state, end = read; at < end; at += 16) {
      const h = v128.load(at);
      v128.store(at, madd(v128.load(at + bytes), f32x4.sub(v128.load(at + 2 * bytes), h), h));
    }
    copy(y, state, H);
  }
}
