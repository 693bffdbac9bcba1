/** A network in the order of another library: its arrays under the names that are usual there. */
import { gruConventions, lstmConventions, rnnConventions } from '../models/conventions.ts';
import type { Convention } from '../models/layout.ts';
import { type ReadDirection, readDirection } from './gates.ts';
import type { Layer, Network } from './network.ts';
import { refuse } from './refusal.ts';

export type Target = 'pytorch' | 'keras' | 'onnx' | 'mlx';
export const TARGETS: Target[] = ['pytorch', 'keras', 'onnx', 'mlx'];

/** Arrays by name, as a file keeps them. */
export type Arrays = Record<string, { shape: number[]; data: Float32Array<ArrayBuffer> }>;

/** The convention of a library for this network; a GRU whose reset comes first is another one, or none at all. */
export function conventionOf({ kind, reset }: Network, target: Target): Convention | undefined {
  if (kind === 'lstm') return lstmConventions[target];
  if (kind === 'rnn') return rnnConventions[target];
  if (target === 'keras') return gruConventions[reset === 'before' ? 'keras-before' : 'keras'];
  if (target === 'onnx') return gruConventions[reset === 'before' ? 'onnx' : 'onnx-after'];
  return reset === 'before' ? undefined : gruConventions[target];
}

/** Whether an RNN has ReLU in the place of tanh, as every library allows. */
export const hasRelu = ({ kind, layers }: Network): boolean =>
  kind === 'rnn' &&
  layers.every(({ directions }) =>
    directions.every(({ activations }) => activations?.[0]?.name.toLowerCase() === 'relu'),
  );

/** Why a library cannot have this network, in a sentence; undefined where it can. */
export function obstacle(network: Network, target: Target): string | undefined {
  const { layers, stopped } = network;
  if (stopped) return stopped;
  if (target === 'onnx') return undefined;
  const title = lstmConventions[target].title;
  if (!conventionOf(network, target))
    return `Its reset gate acts before the product with U. ${title} has only GRUs whose reset acts after it, and no order of the weights makes the one compute the other. Keras and ONNX have both.`;
  const [first] = layers;
  if (
    target === 'pytorch' &&
    layers.some(({ H, directions }) => H !== first?.H || directions.length !== first.directions.length)
  )
    return 'Its layers differ in their units or directions, and those of one PyTorch module are alike. Keras, ONNX and MLX keep each layer by itself.';
  const directions = layers.flatMap((layer) => layer.directions);
  if (directions.some(({ P }) => P)) return `Its gates have peepholes, and ${title} has no LSTM with them. ONNX has.`;
  if (layers.some(({ clip, coupled }) => clip || coupled))
    return `It clips the inputs of its activations, or couples its gates, and ${title} does neither. ONNX does.`;
  if (directions.some(({ activations }) => activations) && !hasRelu(network))
    return `Its activations are not σ and tanh, and the fast layers of ${title} have no others. ONNX has.`;
  return undefined;
}

/** The arrays of a network in the order of a library, by the names there. Throws a `Refusal` where it cannot have it. */
export async function convert(network: Network, target: Target): Promise<Arrays> {
  const why = obstacle(network, target);
  const convention = conventionOf(network, target);
  if (why || !convention) return refuse(why ?? 'This library has no such network.');
  const arrays: Arrays = {};
  for (const [k, layer] of network.layers.entries()) {
    const sides = await Promise.all(layer.directions.map((direction) => readDirection(network, layer, direction)));
    const laid = sides.map((side) => ({ side, ...laidOut(side, layer, convention) }));
    if (target === 'onnx') Object.assign(arrays, together(laid, layer, k));
    else
      for (const { side, ...own } of laid)
        for (const [role, array] of Object.entries(own))
          if (array)
            arrays[nameOf(network, target, k, side.reversed && laid.length > 1, laid.length > 1, role)] = array;
  }
  return arrays;
}

type Laid = Record<'W' | 'U' | 'b' | 'd', Arrays[string] | undefined>;

function joined(parts: Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

/** A direction in a convention. With one bias, the two of a gate are added: they may be, unless the reset comes between. */
function laidOut({ gates }: ReadDirection, { D, H }: Layer, { blocks, columns, biases }: Convention): Laid {
  const ordered = [...blocks].flatMap((letter) => gates[letter] ?? []);
  const rows = ordered.length * H;
  const matrix = (flat: Float32Array<ArrayBuffer>, inputs: number) =>
    columns ? { shape: [inputs, rows], data: lying(flat, inputs) } : { shape: [rows, inputs], data: flat };
  const sum = (b: Float32Array, d: Float32Array) => b.map((value, k) => value + (d[k] ?? 0));
  const isApart = (k: number) => biases === 'one and d' && blocks[k] === 'n';
  const first = joined(ordered.map(({ b, d }, k) => (biases === 'two' || isApart(k) ? b : sum(b, d))));
  const second = joined(ordered.map(({ d }) => d));
  // Keras keeps two biases in one array.
  const isOneArray = columns && biases === 'two';
  return {
    W: matrix(joined(ordered.map(({ W }) => W)), D),
    U: matrix(joined(ordered.map(({ U }) => U)), H),
    b: isOneArray ? { shape: [2, rows], data: joined([first, second]) } : { shape: [rows], data: first },
    d:
      biases === 'one and d'
        ? { shape: [H], data: joined([gates.n?.d ?? new Float32Array(H)]) }
        : biases === 'two' && !columns
          ? { shape: [rows], data: second }
          : undefined,
  };
}

/** Rows laid side by side: [rows, inputs] → [inputs, rows]. */
function lying(flat: Float32Array, inputs: number): Float32Array<ArrayBuffer> {
  const rows = flat.length / inputs;
  const result = new Float32Array(flat.length);
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < inputs; k++) result[k * rows + row] = flat[row * inputs + k] ?? 0;
  return result;
}

/** ONNX keeps all directions of a layer in one array, and both biases. */
function together(laid: ({ side: ReadDirection } & Laid)[], { H }: Layer, k: number): Arrays {
  const all = (parts: (Arrays[string] | undefined)[]) => joined(parts.map((part) => part?.data ?? new Float32Array(0)));
  const shapeOf = (array: Arrays[string] | undefined) => [laid.length, ...(array?.shape ?? [])];
  const [first] = laid;
  const biases = laid.flatMap(({ b, d }) => [b, d]);
  const peepholes = laid.map(({ side }) => side.peepholes);
  return {
    [`layer${k}.W`]: { shape: shapeOf(first?.W), data: all(laid.map(({ W }) => W)) },
    [`layer${k}.R`]: { shape: shapeOf(first?.U), data: all(laid.map(({ U }) => U)) },
    [`layer${k}.B`]: { shape: [laid.length, 2 * (first?.b?.shape[0] ?? 0)], data: all(biases) },
    ...(peepholes.some(Boolean)
      ? {
          [`layer${k}.P`]: {
            shape: [laid.length, 3 * H],
            data: joined(peepholes.flatMap((own) => [...'iof'].map((letter) => own?.[letter] ?? new Float32Array(H)))),
          },
        }
      : {}),
  };
}

/** The class of a layer in Keras, as its arrays have it in their names. */
export const KERAS = { lstm: 'lstm', gru: 'gru', rnn: 'simple_rnn' } as const;

/** What a library calls an array. */
function nameOf(
  { kind }: Network,
  target: 'pytorch' | 'keras' | 'mlx',
  layer: number,
  reversed: boolean,
  isBoth: boolean,
  role: string,
): string {
  if (target === 'pytorch') {
    const name = { W: 'weight_ih', U: 'weight_hh', b: 'bias_ih', d: 'bias_hh' }[role];
    return `${name}_l${layer}${reversed ? '_reverse' : ''}`;
  }
  if (target === 'keras') {
    const [own, name] = [KERAS[kind], { W: 'kernel', U: 'recurrent_kernel', b: 'bias' }[role]];
    const path = isBoth ? `bidirectional_${layer}/${reversed ? 'backward' : 'forward'}_${own}` : `${own}_${layer}`;
    return `${path}/${own}_cell/${name}`;
  }
  const names =
    kind === 'rnn'
      ? { W: 'Wxh', U: 'Whh', b: 'bias' }
      : { W: 'Wx', U: 'Wh', b: kind === 'gru' ? 'b' : 'bias', d: 'bhn' };
  const side = isBoth ? `${reversed ? 'backward' : 'forward'}.` : '';
  return `layers.${layer}.${side}${names[role as keyof typeof names]}`;
}
