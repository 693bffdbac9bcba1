/** A state space model with poles at chosen places: its impulse response, and its output computed in two ways. */
import { scope } from '../engine/scope.ts';
import { type Tensor, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { convolved, kernel, s4dCell } from '../models/s4d/cell.ts';
import { type Pole, weightsFromPoles } from '../models/s4d/poles.ts';
import { unroll } from '../models/unroll.ts';
import type { Random } from '../random.ts';

/** One number for each time step; `gap` is the furthest that recurrence and convolution are apart. */
export interface PoleResponse {
  input: number[];
  impulse: number[];
  recurrent: number[];
  convolution: number[];
  gap: number;
}

/** The input at step t. */
const INPUTS = {
  impulse: (t: number) => Number(t === 0),
  step: (t: number) => Number(t >= 5 && t < 30),
  noise: (_: number, random: Random) => random.normal() / 2,
};

/** T time steps of one kind of input through one channel with these poles. */
export function poleResponse(poles: Pole[], kind: keyof typeof INPUTS, T: number, random: Random): PoleResponse {
  return scope(() => {
    const weights = weightsFromPoles(poles);
    const input = Array.from({ length: T }, (_, t) => INPUTS[kind](t, random));
    const x = tensor(input, [1, T, 1]) as Tensor3D;
    const numbers = (y: Tensor) => [...y.dataSync()];
    const recurrent = numbers(unroll(s4dCell, weights, x).h);
    const convolution = numbers(convolved(weights, x));
    const gap = Math.max(...recurrent.map((value, t) => Math.abs(value - convolution[t])));
    return { input, impulse: numbers(kernel(weights, T)), recurrent, convolution, gap };
  });
}
