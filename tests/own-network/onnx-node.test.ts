/** The operators LSTM and GRU in plain numbers give the shapes and numbers that onnxruntime-web gives, for every attribute. */
import { beforeAll, describe, expect, it } from 'vitest';
import { drawnArrays } from '../../src/own-network/onnx-example.ts';
import { type NodeArrays, type OnnxNode, runNode, shapesOf } from '../../src/own-network/onnx-node.ts';
import { Random } from '../../src/random.ts';
import { onnxModel } from './onnx-model.ts';

let ort: typeof import('onnxruntime-web');
beforeAll(async () => {
  ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
});

/** What onnxruntime gives: the shapes and numbers of Y and Y_h. */
async function theirs(node: OnnxNode, arrays: NodeArrays, layout?: number) {
  const session = await ort.InferenceSession.create(onnxModel(node, arrays, layout));
  const X = new ort.Tensor('float32', Float32Array.from(arrays.X.flat(2)), shapesOf(node, arrays).X);
  const made = await session.run({ X });
  await session.release();
  return Object.fromEntries(
    Object.entries(made).map(([name, { dims, data }]) => [name, { dims, data: [...(data as Float32Array)] }]),
  );
}

const apart = (one: number[], other: number[]) => Math.max(...one.map((value, k) => Math.abs(value - other[k]!)));

const nodes = (['LSTM', 'GRU'] as const).flatMap((op) =>
  (['forward', 'reverse', 'bidirectional'] as const).flatMap((direction) =>
    (op === 'GRU' ? [false, true] : [false]).flatMap((linearFirst) =>
      [6, 3, 1].map((last): OnnxNode => ({ op, direction, linearFirst, lengths: [6, last] })),
    ),
  ),
);

describe(`${nodes.length} nodes`, () => {
  it.each(nodes)('$op, $direction, linear_before_reset $linearFirst, lengths $lengths', async (node) => {
    const arrays = drawnArrays(node, new Random(1));
    const [{ Y, Y_h }, shapes] = [await theirs(node, arrays), shapesOf(node, arrays)];
    expect(Y!.dims).toEqual(shapes.Y);
    expect(Y_h!.dims).toEqual(shapes.Y_h);
    const ours = runNode(node, arrays);
    expect(apart(ours.flat(3), Y!.data)).toBeLessThan(1e-6);
    // Y_h is the state after the last step of each sequence: of the way back, that is its first.
    const last = ours[0]!.flatMap((_, side) =>
      node.lengths.map((length, sequence) => {
        const isBackward = node.direction === 'reverse' || side === 1;
        return ours[isBackward ? 0 : length - 1]![side]![sequence]!;
      }),
    );
    expect(apart(last.flat(), Y_h!.data)).toBeLessThan(1e-6);
  });
});

it('a node with layout 1 is refused by onnxruntime-web, so the page says so', async () => {
  const node = nodes[0]!;
  await expect(theirs(node, drawnArrays(node, new Random(1)), 1)).rejects.toThrow(/layout == 1\) are not supported/);
});
