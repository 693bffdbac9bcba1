/** The peer `tfjs-ops`: each cell composed by hand from tfjs operations, as few of them as will do. */
import type { Tensors } from '../cells/cell.ts';
import {
  add, concat, dispose, fused, matMul, mul, sigmoid, split, stack, sub, tanh, tensor, tidy, transpose,
  unstack, zeros,
} from '../engine/tfjs.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { adamRunner } from './adam-loop.ts';
import { weightTensors, type Given } from './given.ts';
import { runner, type Peer } from './runner.ts';

/** The weights as the steps want them: Wᵀ, Uᵀ, b, and what the GRU adds to its second product, 0 0 d. */
interface Turned { W: Tensor2D; U: Tensor2D; b: Tensor1D; d?: Tensor1D }
type State = { h: Tensor2D; c?: Tensor2D };

/** tfjs as an able hand would use it: one product for all gates, Adam of tfjs. */
export const tfjsOps: Peer = {
  name: 'tfjs-ops',
  does: () => true,
  start(given) {
    const { mode, B, T, D, x } = given;
    if (mode === 'stream') return streaming(given);
    // Time first, so that the inputs of a step lie side by side.
    const input = tidy(() => transpose(tensor(x, [B, T, D]), [1, 0, 2])) as Tensor3D;
    if (mode === 'train') return adamRunner(given, (weights) => forward(given, turn(weights), input).at(-1)!, [input]);
    const weights = weightTensors(given);
    const turned = tidy(() => turn(weights) as unknown as Tensors);
    const step = () => tidy(() => stack(forward(given, turned as never, input), 1).dataSync() as Float32Array);
    return runner(given, step, () => dispose([weights, turned, input]));
  },
};

function turn({ W, U, b, d }: Tensors): Turned {
  const H = U!.shape[1]!;
  const turned = { W: transpose(W as Tensor2D), U: transpose(U as Tensor2D), b: b as Tensor1D };
  return d ? { ...turned, d: concat([zeros([2 * H]), d]) as Tensor1D } : turned;
}

/**
 * h [B,H] of every step of x [T,B,D]. One product of all inputs before the loop would be fewer operations, but tfjs
 * copies all of it for every step that it takes from it, and that is slower.
 */
function forward({ cell, B, H }: Given, { W, U, b, d }: Turned, x: Tensor3D): Tensor2D[] {
  let state: State = { h: zeros([B, H]), c: zeros([B, H]) };
  return unstack(x).map((input) => {
    const [fromX, fromH] = [add(matMul(input as Tensor2D, W), b), matMul(state.h, U)] as Tensor2D[];
    state = next[cell](fromX!, (d ? add(fromH!, d) : fromH) as Tensor2D, state);
    return state.h;
  });
}

function streaming(given: Given) {
  const { cell, T, D, H, x } = given;
  const weights = weightTensors(given);
  const { W, U, b, d } = tidy(() => turn(weights) as unknown as Tensors) as unknown as Turned;
  // One product for x and h together, except where the GRU must tell them apart.
  const both = tidy(() => concat([W, U], 0));
  const advance = (input: Tensor2D, state: State): State => {
    if (d) {
      const fromX = fused.matMul({ a: input, b: W, bias: b }) as Tensor2D;
      return next[cell](fromX, fused.matMul({ a: state.h, b: U, bias: d }) as Tensor2D, state);
    }
    return next[cell](fused.matMul({ a: concat([input, state.h], 1), b: both, bias: b }) as Tensor2D, null, state);
  };
  let state: State = { h: zeros([1, H]), ...(cell === 'lstm' ? { c: zeros([1, H]) } : {}) };
  let k = 0;
  const step = () => {
    const later = tidy(() => advance(tensor(x.subarray(k * D, (k + 1) * D), [1, D]) as Tensor2D, state) as Tensors);
    k = (k + 1) % T;
    dispose(state as Tensors);
    state = later as State;
    return state.h.dataSync() as Float32Array;
  };
  return runner(given, step, () => dispose([weights, W, U, both, ...(d ? [d] : []), ...Object.values(state)]));
}

/** The next state of each cell from the share of x and that of h, which comes as null where they are already one. */
const next: Record<Given['cell'], (x: Tensor2D, h: Tensor2D | null, state: State) => State> = {
  rnn: (x, h) => ({ h: tanh(h ? add(x, h) : x) as Tensor2D }),
  gru(x, h, state) {
    const H = state.h.shape[1];
    const [xGates, xn] = split(x, [2 * H, H], 1) as Tensor[];
    const [hGates, hn] = split(h!, [2 * H, H], 1) as Tensor[];
    const [r, z] = split(sigmoid(add(xGates!, hGates!)), 2, 1) as Tensor2D[];
    const n = tanh(add(xn!, mul(r!, hn!)));
    return { h: add(n, mul(z!, sub(state.h, n))) as Tensor2D };
  },
  lstm(x, h, state) {
    const [i, f, g, o] = split(h ? add(x, h) : x, 4, 1) as Tensor2D[];
    const c = add(mul(sigmoid(f!), state.c!), mul(sigmoid(i!), tanh(g!))) as Tensor2D;
    return { h: mul(sigmoid(o!), tanh(c)) as Tensor2D, c };
  },
};
