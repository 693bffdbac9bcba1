/** Runs a layer over rows of numbers and keeps every gate and state: the equations in plain loops, for any activation. */
import { curveOf, DEFAULT } from './activations.ts';
import { type ReadDirection, readDirection } from './gates.ts';
import type { Activation, Layer, Network } from './network.ts';
import { refuse } from './refusal.ts';

/** Gates and states of a unit at a time step, and how many numbers are kept in all: 128 MiB of them. */
const [LETTERS, MOST_KEPT] = [6, 2 ** 24];

/** What a direction did, by letter (gates, h, and c of an LSTM): its values at each time step, each [H]. */
export type Trace = Record<string, Float64Array[]>;

type Values = Record<string, Float64Array>;

/** What a network did: a trace for each direction of each layer, and the last layer’s output [T], directions side by side. */
export interface Ran {
  traces: Trace[][];
  output: Float64Array[];
}

/**
 * The run of a network over x [T][D]. `breathe` is awaited at every step, so that a page can do other things. Throws a
 * `Refusal` where a number of the weights is not finite. `relu` says that an RNN has ReLU, which no file of weights tells.
 */
export async function runNetwork(
  network: Network,
  x: Float64Array[],
  { relu = false, breathe = async () => {} }: { relu?: boolean; breathe?: () => Promise<void> } = {},
): Promise<Ran> {
  const kept = network.layers.reduce((sum, { H, directions }) => sum + H * directions.length * LETTERS, 0) * x.length;
  if (kept > MOST_KEPT)
    refuse(
      `${x.length} rows of a network this wide are more than this page keeps at once. Type at most ${Math.floor((MOST_KEPT / kept) * x.length)} rows.`,
    );
  let input = x;
  const traces: Trace[][] = [];
  for (const layer of network.layers) {
    const directions: Trace[] = [];
    for (const direction of layer.directions) {
      const read = await readDirection(network, layer, direction);
      directions.push(await runDirection(network, layer, read, input, relu, breathe));
    }
    traces.push(directions);
    input = input.map((_, t) => joined(directions.map(({ h = [] }) => h[t] ?? new Float64Array(layer.H))));
  }
  return { traces, output: input };
}

function joined(parts: Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

/** Adds M·v to `sum`, M [H·N] row by row. */
function addProduct(sum: Float64Array, M: Float32Array, v: Float64Array): void {
  const N = v.length;
  for (let row = 0; row < sum.length; row++) {
    let total = 0;
    for (let k = 0, at = row * N; k < N; k++, at++) total += (M[at] ?? 0) * (v[k] ?? 0);
    sum[row] = (sum[row] ?? 0) + total;
  }
}

const each = (length: number, value: (k: number) => number): Float64Array =>
  Float64Array.from({ length }, (_, k) => value(k));

async function runDirection(
  { kind, reset }: Network,
  { H, clip, coupled }: Layer,
  { reversed, gates, peepholes, start, activations }: ReadDirection,
  x: Float64Array[],
  relu: boolean,
  breathe: () => Promise<void>,
): Promise<Trace> {
  const usual: Activation[] = kind === 'rnn' && relu ? [{ name: 'Relu' }] : DEFAULT[kind];
  const [first, second, third] = (activations ?? usual).map(curveOf);
  const held = (value: number) => (clip ? Math.max(-clip, Math.min(clip, value)) : value);
  const of = (curve: ((x: number) => number) | undefined) => (values: Float64Array) =>
    values.map((value) => curve?.(held(value)) ?? 0);
  const [f, g] = [of(first), of(second)];
  // The text of ONNX would clip the cell state here too; onnxruntime, which runs such models, does not.
  const show = (values: Float64Array) => values.map((value) => third?.(value) ?? 0);
  const zeros = new Float64Array(H);
  let h: Float64Array = start.h ? Float64Array.from(start.h) : zeros;
  let c: Float64Array = start.c ? Float64Array.from(start.c) : zeros;
  /** What a gate is before its activation: W x + b + U h + d, or the two halves of it. */
  const inputOf = (letter: string, row: Float64Array) => {
    const { W, b } = gates[letter] ?? { W: new Float32Array(0), b: zeros };
    const sum = Float64Array.from(b);
    addProduct(sum, W, row);
    return sum;
  };
  const recallOf = (letter: string, state: Float64Array) => {
    const { U, d } = gates[letter] ?? { U: new Float32Array(0), d: zeros };
    const sum = Float64Array.from(d);
    addProduct(sum, U, state);
    return sum;
  };
  const sumOf = (letter: string, row: Float64Array) => {
    const recall = recallOf(letter, h);
    return inputOf(letter, row).map((value, k) => value + (recall[k] ?? 0));
  };
  const peeped = (letter: string, sum: Float64Array, cell: Float64Array) => {
    const P = peepholes?.[letter];
    return P ? sum.map((value, k) => value + (P[k] ?? 0) * (cell[k] ?? 0)) : sum;
  };

  const step = {
    rnn(row: Float64Array): Values {
      return { h: f(sumOf('h', row)) };
    },
    gru(row: Float64Array): Values {
      const [r, z] = [f(sumOf('r', row)), f(sumOf('z', row))];
      const old = h;
      const recall =
        reset === 'before'
          ? recallOf(
              'n',
              each(H, (k) => (r[k] ?? 0) * (old[k] ?? 0)),
            )
          : recallOf('n', old).map((value, k) => (r[k] ?? 0) * value);
      const n = g(inputOf('n', row).map((value, k) => value + (recall[k] ?? 0)));
      return { r, z, n, h: each(H, (k) => (1 - (z[k] ?? 0)) * (n[k] ?? 0) + (z[k] ?? 0) * (old[k] ?? 0)) };
    },
    lstm(row: Float64Array): Values {
      const i = f(peeped('i', sumOf('i', row), c));
      const forget = coupled ? i.map((value) => 1 - value) : f(peeped('f', sumOf('f', row), c));
      const candidate = g(sumOf('g', row));
      const cell = each(H, (k) => (forget[k] ?? 0) * (c[k] ?? 0) + (i[k] ?? 0) * (candidate[k] ?? 0));
      const o = f(peeped('o', sumOf('o', row), cell));
      const seen = show(cell);
      return { i, f: forget, g: candidate, o, c: cell, h: each(H, (k) => (o[k] ?? 0) * (seen[k] ?? 0)) };
    },
  }[kind];

  const trace: Trace = {};
  const order = reversed ? [...x.keys()].reverse() : [...x.keys()];
  for (const t of order) {
    const values = step(x[t] ?? zeros);
    h = values.h ?? h;
    c = values.c ?? c;
    for (const [letter, value] of Object.entries(values)) (trace[letter] ??= [])[t] = value;
    await breathe();
  }
  return trace;
}
