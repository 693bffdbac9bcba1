/** A recurrent kernel as an operation of tfjs: whole sequences with their gradients, and streams of single steps. */
import { addressOf, aligned, unwritten, unwrittenTensor } from './heap.ts';
import { kernels, scratch } from './kernels.ts';
import { checkShapes, type StreamKernel, stream } from './stream-kernel.ts';
import { engine, keep, type NamedTensorMap, registerKernel, type Tensor } from './tfjs.ts';

/**
 * What a kernel of src/engine/kernels reads and writes, in the order of its arguments; a file of src/engine/fused each. It
 * has whole sequences, with gradients, and single steps; a `StreamKernel` has single steps only.
 */
export interface SequenceKernel extends StreamKernel {
  /** The names of the states, each [B,H]; the first is what the next layer sees. */
  states: string[];
}

type Named = Record<string, Tensor>;
interface Call {
  T: number;
  B: number;
  D: number;
  H: number;
  variant: number;
  tape: number;
  wantsX: boolean;
}

const found = import.meta.glob<StreamKernel | SequenceKernel>('./fused/*.ts', { import: 'default', eager: true });
const entries = Object.entries(found).map(
  ([path, kernel]) => [path.slice('./fused/'.length, -'.ts'.length), kernel] as const,
);
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
    /** Whole sequences, where the kernel has them. */
    run:
      'states' in kernel
        ? (weights: Named, x: Tensor, states: Named) => run(family!, kernel, place, weights, x, states)
        : undefined,
    stream: (weights: Named) => stream(family!, kernel, place, weights),
  };
}

/** Every step's h [B,T,H] and the last states, from x [B,T,D]. */
function run(family: string, kernel: SequenceKernel, variant: number, weights: Named, x: Tensor, states: Named) {
  const [B, T, D] = x.shape as [number, number, number];
  const H = states[kernel.states[0]!]!.shape[1]!;
  if (x.rank !== 3 || !x.size) throw new Error(`${family}: x is [${x.shape}]; it has to be [B,T,D], none of them 0.`);
  const wanted = {
    x: [B, T, D],
    ...kernel.weights(D, H),
    ...Object.fromEntries(kernel.states.map((name) => [name, [B, H]])),
  };
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

for (const [family, kernel] of entries) {
  if (!('states' in kernel)) continue;
  const { weights, states } = kernel;
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
