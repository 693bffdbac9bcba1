/** A kernel's single steps: numbers in, numbers out, the state kept inside. */
import { addressOf, heapMemory, type Reserved, reserve } from './heap.ts';
import { camelCase, kernels } from './kernels.ts';
import type { Tensor } from './tfjs.ts';

/**
 * What the single steps of a kernel read, in the order of its arguments. Of the kernel `mamba` the file
 * src/engine/kernels/mamba.ts exports
 *   mambaPackedBytes(…sizes), mambaStateBytes(…sizes)
 *   mambaPack(…sizes, …weights, packed)
 *   mambaSteps(variant, T, …sizes, packed, x, state, y)
 * where all but sizes, T and the variant are addresses: T steps of one sequence from x [T,D] to y [T,H]; a state of
 * nothing but zero bytes is the first one. Where the state grows with every step, its size is
 *   mambaStateBytes(…sizes, positions)
 * with room for so many steps since the first, and a larger state begins as the smaller one did.
 */
export interface StreamKernel {
  /** The shape of each weight for D inputs, H units and what other sizes there are. */
  weights(...sizes: number[]): Record<string, number[]>;
  /** D, H and the others from the shapes of the weights; left out, the first weight is [G·H,D], and D and H are all. */
  sizes?(shapes: Record<string, number[]>): number[];
  /** Whether the state grows with every step. */
  grows?: boolean;
}

/** Steps that a growing state has room for at first. */
const FIRST_ROOM = 64;

type Named = Record<string, Tensor>;

/** A stream in the middle of a sequence; see `Stream` in src/models/stream.ts. */
export interface KernelStream {
  steps(x: ArrayLike<number>): Float32Array;
  reset(): void;
  dispose(): void;
}

/** Throws, naming what does not fit. */
function checkShapes(name: string, expected: Record<string, number[]>, given: Named): void {
  for (const [key, shape] of Object.entries(expected)) {
    const tensor = given[key];
    if (!tensor) throw new Error(`${name}: ${key} is missing; it is [${shape}].`);
    if (tensor.dtype !== 'float32') throw new Error(`${name}: ${key} is ${tensor.dtype}; it has to be float32.`);
    if (tensor.shape.join() !== shape.join()) {
      throw new Error(`${name}: ${key} is [${tensor.shape}] where [${shape}] was expected.`);
    }
  }
}

/** The stream of a kernel that runs here, from its zero state; the weights are read now. Throws where they do not fit. */
export function stream(name: string, kernel: StreamKernel, weights: Named, variant: number): KernelStream {
  const family = camelCase(name);
  const sizes = sizesOf(kernel, weights);
  const [D, H] = sizes as [number, number];
  checkShapes(name, kernel.weights(...sizes), weights);
  // The build that runs now: the stream stays with it.
  const exports = kernels()!;
  const call = (suffix: string, ...numbers: number[]) => exports[`${family}${suffix}`]!(...numbers);
  const packed = reserve(call('PackedBytes', ...sizes));
  call('Pack', ...sizes, ...Object.keys(kernel.weights(...sizes)).map((name) => addressOf(weights[name]!)), packed.at);
  const memory = heapMemory();
  let numbers = reserve(0);
  let [x, y] = [new Float32Array(), new Float32Array()];
  const bytesAt = ({ at, bytes }: Reserved) => new Uint8Array(memory.buffer, at, bytes);
  let [room, taken] = [FIRST_ROOM, 0];
  const stateOf = (positions: number) => reserve(call('StateBytes', ...sizes, positions));
  let state = stateOf(room);
  const reset = () => {
    taken = 0;
    bytesAt(state).fill(0);
  };
  reset();
  /** Room for so many steps: it doubles, so that a long sequence is seldom copied. */
  const grow = (positions: number) => {
    let more = room;
    while (more < positions) more *= 2;
    const larger = stateOf(more);
    const bytes = bytesAt(larger);
    bytes.set(bytesAt(state));
    bytes.fill(0, state.bytes);
    state.release();
    [state, room] = [larger, more];
  };
  return {
    steps(given) {
      const T = given.length / D;
      if (!Number.isInteger(T) || T < 1)
        throw new Error(`${name}: ${given.length} numbers are no steps of ${D} inputs.`);
      const bytes = T * (D + H) * 4;
      const isFull = kernel.grows && taken + T > room;
      // Where more memory is asked for, the heap may move, and what comes in may lie on it.
      const from = isFull || bytes > numbers.bytes ? Float32Array.from(given) : given;
      if (isFull) grow(taken + T);
      if (bytes > numbers.bytes) {
        const larger = reserve(bytes);
        numbers.release();
        numbers = larger;
      }
      // The views are made anew when their lengths change, and when the heap has moved, which leaves them empty.
      if (x.length !== T * D || y.length !== T * H) {
        x = new Float32Array(memory.buffer, numbers.at, T * D);
        y = new Float32Array(memory.buffer, numbers.at + T * D * 4, T * H);
      }
      x.set(from);
      call('Steps', variant, T, ...sizes, packed.at, x.byteOffset, state.at, y.byteOffset);
      taken += T;
      return y;
    },
    reset,
    dispose() {
      packed.release();
      state.release();
      numbers.release();
    },
  };
}

/** The sizes from the shapes of the weights. */
function sizesOf({ sizes, weights: shapes }: StreamKernel, weights: Named): number[] {
  if (sizes) return sizes(Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape])));
  const [rows, D] = Object.values(weights)[0]!.shape as [number, number];
  const perUnit = Object.values(shapes(D, 1))[0]![0]!;
  return [D, rows / perUnit];
}
