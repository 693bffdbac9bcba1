/** tfjs' WebAssembly backend, with the seven kernels replaced in which sequence models spend most of their time. */
import { type BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.fesm.js';
import { addressOf } from './heap.ts';
import { kernels } from './kernels.ts';
import type { KernelConfig, TensorInfo } from './tfjs.ts';
import { backend_util, getKernel, registerKernel, slice_util, unregisterKernel, util } from './tfjs.ts';

type Arguments = { inputs: Record<string, TensorInfo>; attrs: Record<string, unknown>; backend: BackendWasm };
type Kernel = (given: Arguments, tfjs: Kernel) => TensorInfo | TensorInfo[];

const sizeOf = util.sizeFromShape;

type Rows = {
  numbers: ArrayLike<number> & {
    set(numbers: ArrayLike<number>, at: number): void;
    subarray(from: number, to: number): ArrayLike<number>;
  };
  at: number;
  row: number;
};

/** Numbers that are copied one by one: to make a view of them takes longer. */
const FEW = 64;

/** Copies `count` rows of `length` numbers each. */
function copyRows(from: Rows, to: Rows, count: number, length: number): void {
  const [source, target] = [from.numbers, to.numbers as number[] & Rows['numbers']];
  for (let n = 0, read = from.at, write = to.at; n < count; n++, read += from.row, write += to.row) {
    if (length >= FEW) target.set(source.subarray(read, read + length), write);
    else for (let k = 0; k < length; k++) target[write + k] = source[read + k]!;
  }
}

/** Copies `length` entries from `begin` on along an axis. tfjs first copies all of x out of the heap, for every cut. */
function cut(backend: BackendWasm, x: TensorInfo, axis: number, begin: number, length: number): TensorInfo {
  const result = backend.makeOutput(
    x.shape.map((size, k) => (k === axis ? length : size)),
    x.dtype,
  );
  const [entry, row] = [sizeOf(x.shape.slice(axis + 1)), sizeOf(x.shape.slice(axis))];
  const block = length * entry;
  const from = { numbers: backend.typedArrayFromHeap(x), at: begin * entry, row };
  copyRows(
    from,
    { numbers: backend.typedArrayFromHeap(result), at: 0, row: block },
    sizeOf(x.shape.slice(0, axis)),
    block,
  );
  return result;
}

/** What `cut` took apart, as the gradient of `split` puts it together again. */
const concat: Kernel = (given, tfjs) => {
  const { inputs, attrs, backend } = given;
  const parts = Object.values(inputs);
  const first = parts[0]!;
  if (first.dtype !== 'float32') return tfjs(given, tfjs);
  const [axis] = util.parseAxisParam(attrs.axis as number, first.shape);
  const shape = first.shape.map((size, k) =>
    k === axis ? parts.reduce((sum, part) => sum + part.shape[axis], 0) : size,
  );
  const result = backend.makeOutput(shape, first.dtype);
  const [row, count] = [sizeOf(shape.slice(axis)), sizeOf(shape.slice(0, axis))];
  let at = 0;
  for (const part of parts) {
    const block = sizeOf(part.shape.slice(axis));
    const from = { numbers: backend.typedArrayFromHeap(part), at: 0, row: block };
    copyRows(from, { numbers: backend.typedArrayFromHeap(result), at, row }, count, block);
    at += block;
  }
  return result;
};

/** Turns a matrix over before the product, not inside it: there tfjs takes a loop that is eight times slower. */
const batchMatMul: Kernel = (given, tfjs) => {
  const {
    inputs: { a, b },
    attrs: { transposeA, transposeB },
    backend,
  } = given;
  if (a.shape.length !== 2 || b.shape.length !== 2) return tfjs(given, tfjs);
  const turn = (x: TensorInfo) =>
    getKernel('Transpose', 'wasm').kernelFunc({ inputs: { x }, attrs: { perm: [1, 0] }, backend }) as TensorInfo;
  const [left, right] = [transposeA ? turn(a) : a, transposeB ? turn(b) : b];
  const attrs = { transposeA: false, transposeB: false };
  const product = tfjs({ inputs: { a: left, b: right }, attrs, backend }, tfjs);
  if (transposeA) backend.disposeData(left.dataId);
  if (transposeB) backend.disposeData(right.dataId);
  return product;
};

const slice: Kernel = (given, tfjs) => {
  const {
    inputs: { x },
    attrs,
    backend,
  } = given;
  const [begin, size] = slice_util.parseSliceParams(x as never, attrs.begin as number[], attrs.size as number[]);
  const axes = x.shape.flatMap((length, axis) => (size[axis] < length ? [axis] : []));
  return axes.length === 1 ? cut(backend, x, axes[0], begin[axes[0]], size[axes[0]]) : tfjs(given, tfjs);
};

const splitV: Kernel = ({ inputs: { x }, attrs, backend }) => {
  const [axis] = util.parseAxisParam(attrs.axis as number, x.shape);
  let begin = 0;
  return backend_util.prepareSplitSize(x as never, attrs.numOrSizeSplits as number[], axis).map((length) => {
    begin += length;
    return cut(backend, x, axis, begin - length, length);
  });
};

const unpack: Kernel = ({ inputs: { value }, attrs, backend }) => {
  const [axis] = util.parseAxisParam(attrs.axis as number, value.shape);
  const shape = value.shape.filter((_, k) => k !== axis);
  return Array.from({ length: value.shape[axis] }, (_, k) => ({ ...cut(backend, value, axis, k, 1), shape }));
};

/** A matrix in one pass of our own, where our kernels run. */
const transpose: Kernel = (given, tfjs) => {
  const {
    inputs: { x },
    attrs,
    backend,
  } = given;
  const fused = kernels();
  if (!fused || x.dtype !== 'float32' || (attrs.perm as number[]).join() !== '1,0') return tfjs(given, tfjs);
  const result = backend.makeOutput([x.shape[1], x.shape[0]], x.dtype);
  fused.transpose(x.shape[0], x.shape[1], addressOf(x), addressOf(result));
  return result;
};

/** The same numbers once more, without a copy: tfjs makes one of all that it saves for the backward pass. */
const identity: Kernel = ({ inputs: { x }, backend }) => {
  backend.incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
};

const faster: Record<string, Kernel> = {
  BatchMatMul: batchMatMul,
  Concat: concat,
  Identity: identity,
  Slice: slice,
  SplitV: splitV,
  Transpose: transpose,
  Unpack: unpack,
};
const original = new Map<string, KernelConfig>();

/** Puts the fast kernels in the place of tfjs', or tfjs' own back, for tests that compare the two. */
export function useQuickKernels(fast: boolean) {
  for (const [name, kernel] of Object.entries(faster)) {
    if (!original.has(name)) original.set(name, getKernel(name, 'wasm'));
    const tfjs = original.get(name)!;
    unregisterKernel(name, 'wasm');
    const kernelFunc = (given: unknown) => kernel(given as Arguments, tfjs.kernelFunc as unknown as Kernel);
    registerKernel(fast ? { ...tfjs, kernelFunc } : tfjs);
  }
}

export { setWasmPaths };
