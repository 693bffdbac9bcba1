/**
 * Speech or music as libopus decides it: a dense layer, a GRU and two outputs, run by the glossary's own cell. Its GRU resets
 * before the product and weighs the old state with z, as ours does with 'before'; only its blocks lie in another order.
 */
import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { reshape, sigmoid, type Tensor1D, type Tensor2D, type Tensor3D, tanh, tensor, zeros } from '../engine/tfjs.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { times } from '../models/parts/linear.ts';
import { run, unroll } from '../models/unroll.ts';

/** A frame in milliseconds, features, units of the GRU. */
export const [MILLISECONDS, FEATURES, UNITS] = [20, 25, 24];
/** libopus keeps its weights in 8 bits, as multiples of 1/128. */
const SCALE = 128;

/** Of each frame: the states, the probability of music and that of speech or music (activity, as libopus calls it). */
export interface Heard {
  states: number[][];
  music: number[];
  activity: number[];
}

/** The network with its numbers unpacked, fetched when it is first asked for. */
export async function loadOpus(): Promise<Weights> {
  const { shapes, int8 } = (await import('./opus-network.json')).default;
  const numbers = Float32Array.from(new Int8Array(bytesOf(int8)), (number) => number / SCALE);
  let at = 0;
  const weights = Object.entries(shapes).map(([name, shape]) => {
    const from = at;
    at += shape.reduce((product, length) => product * length, 1);
    return [name, { shape, data: numbers.slice(from, at) }];
  });
  return Object.fromEntries(weights);
}

/** What a text in base 64 stands for. */
export const bytesOf = (text: string): ArrayBuffer => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer;

/** The tensors of the network, and features [T,25] as the GRU reads them: as a batch of one, after the dense layer. */
function prepared(weights: Weights, features: Float32Array) {
  const of = Object.fromEntries(Object.entries(weights).map(([name, { data, shape }]) => [name, tensor(data, shape)]));
  const x = tensor(features, [1, features.length / FEATURES, FEATURES]) as Tensor3D;
  const dense = tanh(times(of['dense.W'] as Tensor2D, x, of['dense.b'] as Tensor1D)) as Tensor3D;
  // The bias of the candidate stands outside the product already, so that none is left for inside.
  const cell = { W: of['gru.W'], U: of['gru.U'], b: of['gru.b'], d: zeros([UNITS]) } as GruWeights;
  const outputs = (h: Tensor3D) =>
    sigmoid(times(of['output.W'] as Tensor2D, h, of['output.b'] as Tensor1D)) as Tensor3D;
  return { dense, cell, outputs };
}

/** What the network makes of frames, features one frame after the other, from a state of zeros. */
export function hear(weights: Weights, features: Float32Array): Heard {
  return scope(() => {
    const { dense, cell, outputs } = prepared(weights, features);
    return heardIn(run(gru('before'), cell, dense).h, outputs);
  });
}

/** The same with a state of zeros before every frame: what the network would say without its memory. */
export function hearForgetting(weights: Weights, features: Float32Array): Heard {
  return scope(() => {
    const { dense, cell, outputs } = prepared(weights, features);
    const apart = reshape(dense, [dense.shape[1], 1, dense.shape[2]]) as Tensor3D;
    const h = run(gru('before'), cell, apart).h;
    return heardIn(reshape(h, [1, h.shape[0], UNITS]) as Tensor3D, outputs);
  });
}

/** The dense layer at each frame, which the GRU reads. */
export const denseOf = (weights: Weights, features: Float32Array): number[][] =>
  scope(() => prepared(weights, features).dense.arraySync()[0]);

function heardIn(h: Tensor3D, outputs: (h: Tensor3D) => Tensor3D): Heard {
  const [probabilities] = outputs(h).arraySync() as number[][][];
  return {
    states: (h.arraySync() as number[][][])[0],
    music: probabilities.map(([music]) => music),
    activity: probabilities.map(([, activity]) => activity),
  };
}

/** The update gates while the network hears the frames, one row a frame: 1 keeps the state of a unit, 0 replaces it. */
export function updateGates(weights: Weights, features: Float32Array): number[][] {
  return scope(() => {
    const { dense, cell } = prepared(weights, features);
    return unroll(gru('before'), cell, dense).gates.map(({ z }) => z.arraySync()[0]);
  });
}
