/** The arrays of a direction divided into its gates: which rows are whose, and the numbers of each. */

import type { Direction, Layer, Network, Piece } from './network.ts';
import { refuse } from './refusal.ts';

/** The weights of a gate: W [H·D], U [H·H] row by row, b [H] beside W and d [H] beside U. */
export interface Gate {
  W: Float32Array;
  U: Float32Array;
  b: Float32Array;
  d: Float32Array;
}

/** A direction whose numbers were read. */
export interface ReadDirection {
  reversed: boolean;
  gates: Record<string, Gate>;
  /** Peepholes by gate. */
  peepholes?: Record<string, Float32Array>;
  start: { h?: Float32Array; c?: Float32Array };
  activations?: Direction['activations'];
}

async function numbersOf({ tensor, part = 0, of = 1 }: Piece): Promise<Float32Array> {
  const numbers = await tensor.read();
  const size = numbers.length / of;
  return numbers.subarray(part * size, (part + 1) * size);
}

/** A number that is none, or infinite: where, in words. */
function assertFinite(values: Float32Array, { tensor }: Piece): void {
  let at = 0;
  while (at < values.length && Number.isFinite(values[at])) at++;
  if (at < values.length)
    refuse(
      `Number ${at + 1} of “${tensor.name}” is ${Number.isNaN(values[at]) ? 'not a number (NaN)' : 'infinite'}, so nothing can be computed with this layer. A training that diverged leaves such weights: choose an earlier checkpoint.`,
    );
}

/** Rows of a matrix whose gates lie side by side, inputs first: [inputs, G·H] → [G·H, inputs]. */
function upright(values: Float32Array, inputs: number): Float32Array {
  const rows = values.length / inputs;
  const result = new Float32Array(values.length);
  for (let k = 0; k < inputs; k++)
    for (let row = 0; row < rows; row++) result[row * inputs + k] = values[k * rows + row] ?? 0;
  return result;
}

/** The biases of a direction by gate: [beside W, beside U], zeros where the file has none. */
export async function biasesOf({ kind, order }: Network, { H }: Layer, { b, d, bothBiases }: Direction) {
  const none = new Float32Array(order.blocks.length * H);
  const first = b ? await numbersOf(b) : none;
  const isSplit = bothBiases && b;
  const one = isSplit ? first.subarray(0, first.length / 2) : first;
  const two = isSplit ? first.subarray(first.length / 2) : d ? await numbersOf(d) : none;
  return Object.fromEntries(
    [...order.blocks].map((letter, k): [string, { b: Float32Array; d: Float32Array }] => {
      // MLX and this site keep one bias beside U, that of the candidate of a GRU.
      const alone = kind === 'gru' && two.length === H;
      const beside = alone ? (letter === 'n' ? two : none.subarray(0, H)) : two.subarray(k * H, (k + 1) * H);
      return [letter, { b: one.subarray(k * H, (k + 1) * H), d: beside }];
    }),
  );
}

/** A direction with all its numbers. Throws a `Refusal` where one of them is not finite. */
export async function readDirection(network: Network, layer: Layer, direction: Direction): Promise<ReadDirection> {
  const { order } = network;
  const { D, H } = layer;
  const [W, U] = await Promise.all([numbersOf(direction.W), numbersOf(direction.U)]);
  for (const name of ['W', 'U', 'b', 'd', 'P', 'h', 'c'] as const) {
    const piece = direction[name];
    if (piece) assertFinite(name === 'W' ? W : name === 'U' ? U : await numbersOf(piece), piece);
  }
  const [rowsW, rowsU] = order.columns ? [upright(W, D), upright(U, H)] : [W, U];
  const biases = await biasesOf(network, layer, direction);
  const none = { b: new Float32Array(H), d: new Float32Array(H) };
  const gates = [...order.blocks].map((letter, k): [string, Gate] => {
    const matrices = { W: rowsW.subarray(k * H * D, (k + 1) * H * D), U: rowsU.subarray(k * H * H, (k + 1) * H * H) };
    return [letter, { ...matrices, ...(biases[letter] ?? none) }];
  });
  const P = direction.P && (await numbersOf(direction.P));
  return {
    reversed: direction.reversed,
    gates: Object.fromEntries(gates),
    ...(P
      ? { peepholes: Object.fromEntries([...'iof'].map((letter, k) => [letter, P.subarray(k * H, (k + 1) * H)])) }
      : {}),
    start: {
      ...(direction.h ? { h: await numbersOf(direction.h) } : {}),
      ...(direction.c ? { c: await numbersOf(direction.c) } : {}),
    },
    activations: direction.activations,
  };
}

/** Which rows (or columns) of W, U and the biases belong to which gate, counted from 0 as code does. */
export const blocksOf = ({ order }: Network, { H }: Layer): { letter: string; from: number; to: number }[] =>
  [...order.blocks].map((letter, k) => ({ letter, from: k * H, to: (k + 1) * H }));
