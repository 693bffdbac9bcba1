/** What the backward passes of recurrent layers have in common: their memory, and the way from a step's gates to its state, inputs and weights. */
import { accumulate, DEPTH, multiply, PACKED } from './matrix';
import { blocksOf, fromBlocks, sumPanels } from './packing';

/** Steps of B sequences whose gate gradients are gathered before they are multiplied into the weight gradients. */
export function stepsAtOnce(T: i32, B: i32): i32 {
  return min(T, max(1, DEPTH / B));
}

/**
 * Bytes of scratch for the backward pass of an LSTM or a GRU: gate gradients by row and by panel, gradients of two states and
 * of x by block, and the blocks of the weight gradients.
 */
export function backwardBytes(T: i32, B: i32, D: i32, H: i32): i32 {
  const J = blocksOf(H), K = H + D;
  return B * H * 16 + J * B * 64 + B * 32 + J * 128 * (stepsAtOnce(T, B) * B + K) + PACKED + 64;
}

/**
 * Goes back from the gradients of G gates of H units at step t, by row in `dz` [B][GH] and by panel in `panels`, to those of
 * the state before, `dh`, and of the inputs, `dx` (0: nobody asked). At the first of some steps that were gathered it adds
 * them to those of the weights, in `blocks`, and of the biases, `db`. `rows` are the steps that went forward.
 */
export function stepBack(
  G: i32, T: i32, B: i32, D: i32, H: i32, t: i32, tape: usize, rows: usize, dz: usize, dh: usize, dxBlock: usize, dx: usize,
  panels: usize, blocks: usize, packed: usize, db: usize, spare: usize,
): void {
  const J = blocksOf(H), I = blocksOf(D), K = H + D, N = G * H, row: i32 = K * 4, S = stepsAtOnce(T, B), from = t / S * S;
  const panelsW = tape + J * N * 32, apart = S * B * 32;
  memory.fill(dh, 0, J * B * 32);
  for (let j = 0; j < J; ++j) multiply(dz, N * 4, 4, B, N, tape + j * N * 32, 32, dh + j * B * 32);
  if (dx) {
    for (let i = 0; i < I; ++i) {
      memory.fill(dxBlock, 0, B * 32);
      multiply(dz, N * 4, 4, B, N, panelsW + i * N * 32, 32, dxBlock);
      fromBlocks(dxBlock, B, min(8, D - 8 * i), dx + (t * D + i * 8) * 4, T * D * 4);
    }
  }
  if (t == from) {
    const depth = min(S, T - from) * B;
    accumulate(rows + from * B * row, row, K, depth, panels, apart, G * J, blocks, K * 32, packed);
    for (let g = 0; g < G; ++g) sumPanels(panels + g * J * apart, apart, depth, H, db + g * H * 4, spare);
  }
}
