/** A recurrent kernel as an operation of tfjs: whole sequences with their gradients, and streams of single steps. */
import { addressOf, aligned, heapMemory, reserve, unwritten, unwrittenTensor } from './heap.ts';
import { kernels, scratch, type Kernels } from './kernels.ts';
import { engine, keep, registerGradient, registerKernel, type NamedTensorMap, type Tensor, type TensorInfo } from './tfjs.ts';

/** What a kernel of src/engine/kernels reads and writes, in the order of its arguments; a file of src/engine/fused each. */
export interface SequenceKernel {
  /** The shape of each weight for D inputs and H units. */
  weights(D: number, H: number): Record<string, number[]>;
  /** The names of the states, each [B,H]; the first is what the next layer sees. */
  states: string[];
  /** The names that follow the dash of `cell.kernel`, where one kernel serves several cells: it gets their place. */
  variants?: string[];
}

type Named = Record<string, Tensor>;
interface Call { T: number; B: number; D: number; H: number; variant: number; tape: number; wantsX: boolean }

/** A stream in the middle of a sequence; see `Stream` in src/cells/stream.ts. */
export interface KernelStream {
  steps(x: ArrayLike<number>): Float32Array;
  reset(): void;
  dispose(): void;
}

const found = import.meta.glob<SequenceKernel>('./fused/*.ts', { import: 'default', eager: true });
const entries = Object.entries(found).map(([path, kernel]) => [path.slice('./fused/'.length, -'.ts'.length), kernel] as const);
const byName = new Map(entries);

/**
 * The kernel of a cell that names one (`elman-tanh`: variant tanh of src/engine/fused/elman.ts), or undefined where
 * plain tfjs has to do: the cell names none, or none runs on this machine. Throws where there is no such kernel.
 */
export function fusedKernel(name: string | undefined) {
  const exports = kernels();
  if (!name || !exports) return undefined;
  const [family, variant] = name.split('-');
  const kernel = byName.get(family!);
  const place = kernel?.variants ? kernel.variants.indexOf(variant ?? '') : variant === undefined ? 0 : -1;
  if (!kernel || place < 0) throw new Error(`There is no kernel ${name}. There are: ${[...byName.keys()].join(', ')}.`);
  return {
    run: (weights: Named, x: Tensor, states: Named) => run(family!, kernel, place, weights, x, states),
    stream: (weights: Named) => stream(exports, family!, kernel, place, weights),
  };
}

/** Throws, naming what does not fit. */
function checkShapes(family: string, expected: Record<string, number[]>, given: Named): void {
  for (const [name, shape] of Object.entries(expected)) {
    const tensor = given[name];
    if (!tensor) throw new Error(`${family}: ${name} is missing; it is [${shape}].`);
    if (tensor.dtype !== 'float32') throw new Error(`${family}: ${name} is ${tensor.dtype}; it has to be float32.`);
    if (tensor.shape.join() !== shape.join()) {
      throw new Error(`${family}: ${name} is [${tensor.shape}] where [${shape}] was expected.`);
    }
  }
}

/** Every step's h [B,T,H] and the last states, from x [B,T,D]. */
function run(family: string, kernel: SequenceKernel, variant: number, weights: Named, x: Tensor, states: Named) {
  const [B, T, D] = x.shape as [number, number, number];
  const H = states[kernel.states[0]!]!.shape[1]!;
  if (x.rank !== 3 || !x.size) throw new Error(`${family}: x is [${x.shape}]; it has to be [B,T,D], none of them 0.`);
  const wanted = { x: [B, T, D], ...kernel.weights(D, H), ...Object.fromEntries(kernel.states.map((name) => [name, [B, H]])) };
  checkShapes(family, wanted, { x, ...weights, ...states });

  const { state } = engine();
  const isTaped = state.gradientDepth > 0 && state.kernelDepth === 0;
  const call: Call = { T, B, D, H, variant, tape: 0, wantsX: false };
  let tape: Tensor | undefined;
  if (isTaped) {
    // Where x is itself computed, it is most likely a layer below that learns too. If not, its gradient costs a second pass.
    call.wantsX = state.activeTape!.some(({ outputs }) => outputs.some(({ id }) => id === x.id));
    tape = keep(unwrittenTensor([kernels()![`${family}TapeBytes`]!(T, B, D, H) / 4 + 16]));
    call.tape = aligned(addressOf(tape));
  }
  const inputs = Object.fromEntries(Object.keys(wanted).map((name) => [name, { x, ...weights, ...states }[name]!]));
  const [h, ...last] = engine().runKernel(operation(family), inputs as NamedTensorMap, call as never) as Tensor[];
  // With the gradients computed, or given up, tfjs disposes of what a node of its tape has saved.
  if (tape) state.activeTape!.at(-1)!.saved!.push(tape);
  return { h: h!, last: Object.fromEntries(kernel.states.map((name, k) => [name, last[k]!])) };
}

const operation = (family: string) => `${family[0]!.toUpperCase()}${family.slice(1)}Sequence`;

for (const [family, { weights, states }] of entries) {
  const called = (suffix: string, ...numbers: number[]) => kernels()![`${family}${suffix}`]!(...numbers);

  registerKernel({
    kernelName: operation(family),
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => {
      const { T, B, D, H, variant, tape } = attrs as unknown as Call;
      const at = (name: string) => addressOf(inputs[name]!);
      const weightsAt = Object.keys(weights(D, H)).map(at);
      const [h, ...last] = [unwritten([B, T, H]), ...states.map(() => unwritten([B, H]))];
      const packedBytes = called('PackedBytes', D, H);
      const packed = scratch(aligned(packedBytes) + called('ForwardBytes', B, D, H));
      called('Pack', D, H, ...weightsAt, packed);
      if (tape) called('TapeWeights', D, H, ...weightsAt, tape);
      const results = [h!, ...last].map(addressOf);
      called('Forward', variant, T, B, D, H, packed, at('x'), ...states.map(at), ...results, tape, packed + aligned(packedBytes));
      return [h!, ...last] as TensorInfo[];
    },
  });

  registerGradient({
    kernelName: operation(family),
    gradFunc: (dys, _, attrs) => {
      const { T, B, D, H, variant, tape, wantsX } = attrs as unknown as Call;
      const shapes = weights(D, H);
      const backward = (withX: boolean) => {
        const results: Named = { x: unwrittenTensor(withX ? [B, T, D] : [0]) };
        for (const [name, shape] of Object.entries(shapes)) results[name] = unwrittenTensor(shape);
        for (const name of states) results[name] = unwrittenTensor([B, H]);
        const [x, ...others] = Object.values(results).map(addressOf);
        const working = scratch(called('BackwardBytes', T, B, D, H));
        called('Backward', variant, T, B, D, H, tape, ...(dys as Tensor[]).map(addressOf), withX ? x! : 0, ...others, working);
        return results;
      };
      const gradients = backward(wantsX);
      return {
        ...Object.fromEntries(Object.keys(gradients).map((name) => [name, () => gradients[name]!])),
        ...(wantsX ? {} : { x: () => backward(true).x! }),
      };
    },
  });
}

function stream(exports: Kernels, family: string, kernel: SequenceKernel, variant: number, weights: Named): KernelStream {
  const [first] = Object.values(weights);
  const [D, H] = sizesOf(kernel, first!);
  checkShapes(family, kernel.weights(D, H), weights);
  const called = (suffix: string, ...numbers: number[]) => exports[`${family}${suffix}`]!(...numbers);
  const [packedBytes, stateBytes] = [called('PackedBytes', D, H), called('StateBytes', D, H)];
  const own = reserve(aligned(packedBytes) + stateBytes);
  const [packed, state] = [own.at, own.at + aligned(packedBytes)];
  called('Pack', D, H, ...Object.keys(kernel.weights(D, H)).map((name) => addressOf(weights[name]!)), packed);
  const memory = heapMemory();
  let numbers = reserve(0);
  let [x, y] = [new Float32Array(), new Float32Array()];
  const reset = () => void new Uint8Array(memory.buffer, state, stateBytes).fill(0);
  reset();
  return {
    steps(given) {
      const T = given.length / D;
      if (!Number.isInteger(T) || T < 1) throw new Error(`${family}: ${given.length} numbers are no steps of ${D} inputs.`);
      // The views are made anew when their lengths change, and when the heap has grown, which leaves them empty.
      if (x.length !== T * D || y.length !== T * H) {
        const bytes = T * (D + H) * 4;
        if (bytes > numbers.bytes) {
          numbers.release();
          numbers = reserve(bytes);
        }
        x = new Float32Array(memory.buffer, numbers.at, T * D);
        y = new Float32Array(memory.buffer, numbers.at + T * D * 4, T * H);
      }
      x.set(given);
      called('Steps', variant, T, D, H, packed, x.byteOffset, state, y.byteOffset);
      return y;
    },
    reset,
    dispose() {
      own.release();
      numbers.release();
    },
  };
}

/** D and H from the shape of the first weight, which is [G·H,D]. */
function sizesOf(kernel: SequenceKernel, W: Tensor): [D: number, H: number] {
  const [rows, D] = W.shape as [number, number];
  const perUnit = Object.values(kernel.weights(D, 1))[0]![0]!;
  return [D, rows / perUnit];
}
