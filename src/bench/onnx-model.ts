/** An ONNX model of one recurrent layer, written byte by byte: a protobuf message with one node and its weights. */
import type { Given } from './family.ts';
import { recurrentWeights, reordered } from './weights.ts';

function join(...parts: Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (result.set(part, at), at + part.length), 0);
  return result;
}

/** A whole number, seven bits a byte, the lowest first. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

/** A field of a message: a whole number, or what comes with its length: text, bytes or a message. */
function field(number: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === 'number') return Uint8Array.from([...varint(8 * number), ...varint(value)]);
  const content = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return join(Uint8Array.from([...varint(8 * number + 2), ...varint(content.length)]), content);
}

const [FLOAT, INTEGER] = [1, 2];

/** ValueInfoProto: an input or output by name and shape. */
const value = (name: string, shape: number[]) => {
  const dimensions = join(...shape.map((size) => field(1, field(1, size))));
  return join(field(1, name), field(2, field(1, join(field(1, FLOAT), field(2, dimensions)))));
};

/** TensorProto: weights by name and shape. */
const constant = (name: string, shape: number[], { buffer, byteOffset, byteLength }: Float32Array) =>
  join(
    ...shape.map((size) => field(1, size)),
    field(2, FLOAT),
    field(8, name),
    field(9, new Uint8Array(buffer, byteOffset, byteLength)),
  );

/** AttributeProto: a whole number by name. */
const attribute = (name: string, number: number) => join(field(1, name), field(3, number), field(20, INTEGER));

/** The orders that ONNX wants the gates in: i o f g for the LSTM, z r n for the GRU. */
const ORDERS: Record<string, number[]> = { rnn: [0], gru: [1, 0, 2], lstm: [0, 3, 1, 2] };

/** Whether ONNX has an operator for a family. */
export const isInOnnx = (family: string): boolean => family in ORDERS;

/**
 * The bytes of a model of the given family. It takes X [T,1,D], h and, for the LSTM, c [1,1,H], with T = 1 for a stream,
 * and gives Y [T,1,1,H], every h, for a sequence, or h_next and c_next for a stream.
 */
export function onnxModel(given: Given): Uint8Array {
  const { mode, family, T, D, H } = given;
  const { W, U, b, d, gates } = recurrentWeights(given);
  const G = gates * H;
  const inOrder = (array: Float32Array) => reordered(array, array.length / gates, ORDERS[family]!);
  const biases = new Float32Array(2 * G);
  biases.set(inOrder(b));
  biases.set(d, 2 * G - d.length);
  const states = family === 'lstm' ? ['h', 'c'] : ['h'];
  const outputs = mode === 'stream' ? ['', ...states.map((name) => `${name}_next`)] : ['Y'];
  const node = join(
    ...['X', 'W', 'R', 'B', '', ...states].map((name) => field(1, name)),
    ...outputs.map((name) => field(2, name)),
    field(4, family.toUpperCase()),
    field(5, attribute('hidden_size', H)),
    ...(family === 'gru' ? [field(5, attribute('linear_before_reset', 1))] : []),
  );
  const steps = mode === 'stream' ? 1 : T;
  const graph = join(
    field(1, node),
    field(2, 'layer'),
    field(5, constant('W', [1, G, D], inOrder(W))),
    field(5, constant('R', [1, G, H], inOrder(U))),
    field(5, constant('B', [1, 2 * G], biases)),
    field(11, value('X', [steps, 1, D])),
    ...states.map((name) => field(11, value(name, [1, 1, H]))),
    ...outputs.filter(Boolean).map((name) => field(12, value(name, name === 'Y' ? [T, 1, 1, H] : [1, 1, H]))),
  );
  // The version of the format, of the operators, and the graph.
  return join(field(1, 8), field(8, field(2, 14)), field(7, graph));
}
