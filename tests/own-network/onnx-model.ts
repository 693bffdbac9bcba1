/** An ONNX model of one recurrent operator as bytes, so that onnxruntime can run it: what of onnx.proto that takes. */
import { type NodeArrays, type OnnxNode, shapesOf } from '../../src/own-network/onnx-node.ts';

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
const number = (field: number, value: number) => [...varint(field << 3), ...varint(value)];
const bytes = (field: number, body: Iterable<number>) => {
  const all = [...body];
  return [...varint((field << 3) | 2), ...varint(all.length), ...all];
};
const text = (field: number, words: string) => bytes(field, new TextEncoder().encode(words));

const [FLOAT, INT32] = [1, 6];

const tensor = (name: string, shape: (number | undefined)[], type: number, data: Float32Array | Int32Array) =>
  bytes(5, [
    ...shape.flatMap((side) => number(1, side ?? 0)),
    ...number(2, type),
    ...text(8, name),
    ...bytes(9, new Uint8Array(data.buffer)),
  ]);
const value = (field: number, name: string, shape: (number | undefined)[]) => {
  const dimensions = bytes(
    2,
    shape.flatMap((side) => bytes(1, number(1, side ?? 0))),
  );
  return bytes(field, [...text(1, name), ...bytes(2, bytes(1, [...number(1, FLOAT), ...dimensions]))]);
};
const integer = (name: string, value: number) => bytes(5, [...text(1, name), ...number(3, value), ...number(20, 2)]);
const words = (name: string, value: string) => bytes(5, [...text(1, name), ...text(4, value), ...number(20, 3)]);

/** The model: input X, outputs Y and Y_h; `layout` as the attribute has it. */
export function onnxModel(node: OnnxNode, arrays: NodeArrays, layout = 0): Uint8Array {
  const { Y: [steps, sides, batch, units] = [], ...plain } = shapesOf(node, arrays);
  const isBatchFirst = layout === 1;
  const shapes: Record<string, (number | undefined)[]> = {
    ...plain,
    Y: isBatchFirst ? [batch, steps, sides, units] : [steps, sides, batch, units],
    ...(isBatchFirst ? { X: [batch, steps, plain.X?.[2]], Y_h: [batch, sides, units] } : {}),
  };
  const { op, direction, linearFirst, lengths } = node;
  const flat = (values: unknown[]) => Float32Array.from(values.flat(3) as number[]);
  const attributes = [
    integer('hidden_size', shapes.Y_h!.at(-1)!),
    words('direction', direction),
    ...(op === 'GRU' ? [integer('linear_before_reset', Number(linearFirst))] : []),
    ...(layout ? [integer('layout', layout)] : []),
  ];
  const graph = [
    ...bytes(1, [
      ...['X', 'W', 'R', 'B', 'sequence_lens'].flatMap((name) => text(1, name)),
      ...['Y', 'Y_h'].flatMap((name) => text(2, name)),
      ...text(4, op),
      ...attributes.flat(),
    ]),
    ...text(2, 'one node'),
    ...(['W', 'R', 'B'] as const).flatMap((name) => tensor(name, shapes[name]!, FLOAT, flat(arrays[name]))),
    ...tensor('sequence_lens', [lengths.length], INT32, Int32Array.from(lengths)),
    ...value(11, 'X', shapes.X!),
    ...['Y', 'Y_h'].flatMap((name) => value(12, name, shapes[name]!)),
  ];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 14))]);
}
