/** A recurrent kernel as an operation of tfjs: whole sequences with their gradients, and streams of single steps. */
import { addressOf, aligned, heapMemory, reserve, unwritten, unwrittenTensor } from './heap.ts';
import { kernels, scratch } from './kernels.ts';
import { engine, keep, registerKernel, type NamedTensorMap, type Tensor } from './tfjs.ts';

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
  if (!name || !kernels()) return undefined;
  const [family, variant] = name.split('-');
  const kernel = byName.get(family!);
  const place = kernel?.variants ? kernel.variants.indexOf(variant ?? '') : variant === undefined ? 0 : -1;
  if (!kernel || place < 0) throw new Error(`There is no kernel ${name}. There are: ${[...byName.keys()].join(', ')}.`);
  return {
    run: (weights: Named, x: Tensor, states: Named) => run(family!, kernel, place, weights, x, states),
    stream: (weights: Named) => stream(family!, kernel, place, weights),
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
    tape = keep(unwrittenTensor([called(family, 'TapeBytes', T, B, D, H) / 4 + 16]));
    call.tape = aligned(addressOf(tape));
  }
  const inputs = Object.fromEntries(Object.keys(wanted).map((name) => [name, { x, ...weights, ...states }[name]!]));
  const [h, ...last] = engine().runKernel(operation(family), inputs as NamedTensorMap, call as never) as Tensor[];
  if (tape) {
    const node = state.activeTape!.at(-1)!;
    // A registered gradient would be handed zeros for what the loss does not depend on, often every h but the last.
    node.gradient = (dys) => gradients(family, kernel, call, dys);
    // With the gradients computed, or given up, tfjs disposes of what a node of its tape has saved.
    node.saved!.push(tape);
  }
  return { h: h!, last: Object.fromEntries(kernel.states.map((name, k) => [name, last[k]!])) };
}

/** The gradients of what `run` was given, by name, from those of what it gave; the loss may not depend on some of it. */
function gradients(family: string, { weights, states }: SequenceKernel, call: Call, dys: (Tensor | null)[]) {
  const { T, B, D, H, variant, tape, wantsX } = call;
  const backward = (withX: boolean) => {
    const results: Named = { x: unwrittenTensor(withX ? [B, T, D] : [0]) };
    for (const [name, shape] of Object.entries(weights(D, H))) results[name] = unwrittenTensor(shape);
    for (const name of states) results[name] = unwrittenTensor([B, H]);
    const [x, ...others] = Object.values(results).map(addressOf);
    const given = dys.map((dy) => (dy ? addressOf(dy) : 0));
    const working = scratch(called(family, 'BackwardBytes', T, B, D, H));
    called(family, 'Backward', variant, T, B, D, H, tape, ...given, withX ? x! : 0, ...others, working);
    return results;
  };
  const results = backward(wantsX);
  return {
    ...Object.fromEntries(Object.keys(results).map((name) => [name, () => results[name]!])),
    ...(wantsX ? {} : { x: () => backward(true).x! }),
  };
}

/** Calls the function of a family of kernels whose name ends so. */
const called = (family: string, suffix: string, ...numbers: number[]) => kernels()![`${family}${suffix}`]!(...numbers);

const operation = (family: string) => `${family[0]!.toUpperCase()}${family.slice(1)}Sequence`;

for (const [family, { weights, states }] of entries) {
  registerKernel({
    kernelName: operation(family),
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => {
      const { T, B, D, H, variant, tape } = attrs as unknown as Call;
      const at = (name: string) => addressOf(inputs[name]!);
      const weightsAt = Object.keys(weights(D, H)).map(at);
      const results = [unwritten([B, T, H]), ...states.map(() => unwritten([B, H]))];
      const packedBytes = aligned(called(family, 'PackedBytes', D, H));
      const packed = scratch(packedBytes + called(family, 'ForwardBytes', B, D, H));
      called(family, 'Pack', D, H, ...weightsAt, packed);
      if (tape) called(family, 'TapeWeights', D, H, ...weightsAt, tape);
      const addresses = [packed, at('x'), ...states.map(at), ...results.map(addressOf), tape, packed + packedBytes];
      called(family, 'Forward', variant, T, B, D, H, ...addresses);
      return results;
    },
  });
}

function stream(family: string, kernel: SequenceKernel, variant: number, weights: Named): KernelStream {
  const [first] = Object.values(weights);
  const [D, H] = sizesOf(kernel, first!);
  checkShapes(family, kernel.weights(D, H), weights);
  // The build that runs now: the stream stays with it.
  const exports = kernels()!;
  const call = (suffix: string, ...numbers: number[]) => exports[`${family}${suffix}`]!(...numbers);
  const [packedBytes, stateBytes] = [call('PackedBytes', D, H), call('StateBytes', D, H)];
  const own = reserve(aligned(packedBytes) + stateBytes);
  const [packed, state] = [own.at, own.at + aligned(packedBytes)];
  call('Pack', D, H, ...Object.keys(kernel.weights(D, H)).map((name) => addressOf(weights[name]!)), packed);
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
      call('Steps', variant, T, D, H, packed, x.byteOffset, state, y.byteOffset);
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
