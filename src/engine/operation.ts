/** Whole sequences of a kernel as one operation of tfjs: shapes checked, memory handed over, gradients. */
import { addressOf, aligned, hold, unwritten, unwrittenTensor } from './heap.ts';
import { camelCase, kernels, scratch } from './kernels.ts';
import { engine, keep, type NamedTensorMap, registerKernel, type Tensor } from './tfjs.ts';

/**
 * What whole sequences of a kernel read and write, in the order of its arguments. Of the kernel `selective-scan` the file
 * src/engine/kernels/selective-scan.ts exports
 *   selectiveScanForward(…lengths, …options, …inputs, …outputs, tape, scratch)
 *   selectiveScanBackward(…lengths, …options, …inputs, …outputs, tape, …gradients of outputs, …gradients of inputs, scratch)
 * where lengths are those of the letters in the order in which the inputs have them, and all else are addresses. An address
 * is 0 for an input that was left out, for its gradient, for the gradient of an output that the loss does not depend on, for
 * the gradient of data that nobody asked for, and, of a forward pass that no backward one will follow, for the tape. What it
 * needs of
 *   selectiveScanTapeBytes, selectiveScanForwardBytes, selectiveScanBackwardBytes(…lengths, …options)
 * it exports too: the bytes of what the forward pass leaves for the backward one, and of each one's scratch memory, of
 * which there are 1,024 at least.
 */
export interface Operation {
  /** The shape of each input as a letter for each dimension, as in `BTH`: the same letter, the same length; `4H` is four times it. */
  inputs: Record<string, string>;
  /** The shape of each output, in letters of the inputs alone. */
  outputs: Record<string, string>;
  /** Whole numbers that the kernel takes beside. */
  options?: string[];
  /** Inputs that may be left out. */
  optional?: string[];
  /** Inputs that are often data, which nobody needs a gradient of: it is computed where they were computed themselves. */
  data?: string[];
}

const tfjs = engine();

type Named = Record<string, Tensor>;
/** What tfjs hands through to the kernel: lengths and options, the shapes of the outputs, and where the tape is. */
type Call = {
  numbers: number[];
  shapes: number[][];
  tape: number;
};

const SUFFIXES = ['Forward', 'Backward', 'TapeBytes', 'ForwardBytes', 'BackwardBytes'] as const;
type Suffix = (typeof SUFFIXES)[number];

/** An operation with all that can be put together once: a small one takes less time than that. */
interface Ready extends Operation {
  /** It itself as tfjs knows it, and its kernel's functions. */
  kernel: string;
  functions: Record<Suffix, string>;
  keys: string[];
  results: string[];
  /** The dimensions of each input, and the letters of each result. */
  dimensions: Record<string, Dimension[]>;
  shapes: string[][];
}

/** So many times the length behind a letter. */
interface Dimension {
  times: number;
  letter: string;
}
const dimensionsOf = (shape: string): Dimension[] =>
  [...shape.matchAll(/(\d*)([A-Z])/g)].map(([, times, letter]) => ({ times: Number(times || 1), letter: letter }));

function ready(name: string, one: Operation): Ready {
  const camel = camelCase(name);
  const functions = Object.fromEntries(SUFFIXES.map((suffix) => [suffix, camel + suffix])) as Record<Suffix, string>;
  const shapes = Object.values(one.outputs).map((letters) => [...letters]);
  return {
    ...one,
    kernel: `Fused${camel}`,
    functions,
    keys: Object.keys(one.inputs),
    results: Object.keys(one.outputs),
    dimensions: Object.fromEntries(Object.entries(one.inputs).map(([key, shape]) => [key, dimensionsOf(shape)])),
    shapes,
  };
}

/** The function of an operation's kernel whose name ends so; it may have none. */
const functionOf = ({ functions }: Ready, suffix: Suffix) => kernels()![functions[suffix]];
const bytesOf = (operation: Ready, suffix: Suffix, numbers: number[]) =>
  functionOf(operation, suffix)?.(...numbers) ?? 0;

/** The address of scratch memory; a little is often all that is needed. */
const workingMemory = (operation: Ready, suffix: Suffix, numbers: number[]) =>
  scratch(Math.max(1024, bytesOf(operation, suffix, numbers)));

/** The outputs by name, or undefined where plain tfjs has to do: no kernel runs on this machine. */
export type Sequence<Output extends string = string> = (
  given: Record<string, Tensor | undefined>,
  options?: Record<string, number>,
) => Record<Output, Tensor> | undefined;

/** An operation as a function. It throws where an input is missing or has another shape or kind, naming it. Inputs are float32. */
export function sequenceOf<Output extends string>(
  name: string,
  declared: Operation & { outputs: Record<Output, string> },
): Sequence<Output> {
  const operation = ready(name, declared);
  register(operation);
  return (given, options = {}) => (kernels() ? compute<Output>(name, operation, given, options) : undefined);
}

function compute<Output extends string>(
  name: string,
  operation: Ready,
  given: Record<string, Tensor | undefined>,
  options: Record<string, number>,
): Record<Output, Tensor> {
  const lengths = lengthsOf(name, operation, given);
  const inputs: Named = {};
  for (const key of operation.keys) if (given[key]) inputs[key] = given[key];
  const numbers = Object.values(lengths);
  for (const option of operation.options ?? []) numbers.push(options[option]!);

  const { state } = tfjs;
  const isTaped = state.gradientDepth > 0 && state.kernelDepth === 0;
  const call: Call = {
    numbers,
    shapes: operation.shapes.map((letters) => letters.map((letter) => lengths[letter]!)),
    tape: 0,
  };
  const saved: Tensor[] = [];
  if (isTaped) {
    const bytes = bytesOf(operation, 'TapeBytes', numbers);
    if (bytes) {
      saved.push(keep(unwrittenTensor([bytes / 4 + 16])));
      call.tape = aligned(addressOf(saved[0]));
    }
  }
  const isComputed = (x: Tensor) => state.activeTape!.some(({ outputs }) => outputs.some(({ id }) => id === x.id));
  const wanted = (key: string) => !operation.data?.includes(key) || isComputed(inputs[key]!);
  const later = isTaped ? Object.keys(inputs).filter((key) => !wanted(key)) : [];
  const results = tfjs.runKernel(operation.kernel, inputs as NamedTensorMap, call) as Tensor[];
  if (isTaped) {
    const node = state.activeTape!.at(-1)!;
    const held = hold([...Object.values(inputs), ...results]) as Tensor;
    node.gradient = (outputGradients) => gradients(operation, call, inputs, results, outputGradients, later);
    // With the gradients computed, or given up, tfjs disposes of what a node of its tape has saved.
    node.saved!.push(...saved, held);
  }
  const named: Named = {};
  operation.results.forEach((key, k) => {
    named[key] = results[k]!;
  });
  return named as Record<Output, Tensor>;
}

/** The length behind each letter. Throws, naming what does not fit. */
function lengthsOf(
  name: string,
  { keys, dimensions, optional = [] }: Ready,
  given: Record<string, Tensor | undefined>,
) {
  const lengths: Record<string, number> = {};
  for (const key of keys) {
    const [tensor, shape] = [given[key], dimensions[key]!];
    const wanted = () =>
      shape.map(({ times, letter }) => (letter in lengths ? times * lengths[letter] : letter)).join();
    if (!tensor) {
      if (optional.includes(key)) continue;
      throw new Error(`${name}: ${key} is missing; it is [${wanted()}].`);
    }
    if (tensor.dtype !== 'float32') throw new Error(`${name}: ${key} is ${tensor.dtype}; it has to be float32.`);
    const fits =
      tensor.rank === shape.length &&
      tensor.shape.every((length, k) => {
        const { times, letter } = shape[k];
        return length === times * (lengths[letter] ??= length / times);
      });
    if (!fits) throw new Error(`${name}: ${key} is [${tensor.shape}] where [${wanted()}] was expected.`);
    if (!tensor.size) throw new Error(`${name}: ${key} is [${tensor.shape}]; none of its lengths may be 0.`);
  }
  return lengths;
}

/** The gradient of each input by name, all computed when the first is asked for; those asked for seldom, when they are. */
function gradients(
  operation: Ready,
  { numbers, tape }: Call,
  given: Named,
  results: Tensor[],
  outputGradients: (Tensor | null)[],
  later: string[],
) {
  const { keys } = operation;
  const at = (tensor: Tensor | null | undefined) => (tensor ? addressOf(tensor) : 0);
  const backward = (withAll: boolean) => {
    const made: Named = {};
    for (const key in given) if (withAll || !later.includes(key)) made[key] = unwrittenTensor(given[key]!.shape);
    const working = workingMemory(operation, 'BackwardBytes', numbers);
    const addresses = [
      ...keys.map((key) => at(given[key])),
      ...results.map(at),
      tape,
      ...results.map((_, k) => at(outputGradients[k])),
      ...keys.map((key) => at(made[key])),
    ];
    functionOf(operation, 'Backward')!(...numbers, ...addresses, working);
    return made;
  };
  // tfjs asks in a scope for each input, which would free what the others are still to get.
  const once = backward(false);
  const all: Record<string, () => Tensor> = {};
  for (const key in given) all[key] = () => once[key] ?? backward(true)[key]!;
  return all;
}

const register = (operation: Ready) =>
  registerKernel({
    kernelName: operation.kernel,
    backendName: 'wasm',
    kernelFunc: ({ inputs: given, attrs }) => {
      const { numbers, shapes, tape } = attrs as Call;
      const results = shapes.map(unwritten);
      const addresses = [
        ...operation.keys.map((key) => (given[key] ? addressOf(given[key]) : 0)),
        ...results.map(addressOf),
      ];
      const working = workingMemory(operation, 'ForwardBytes', numbers);
      functionOf(operation, 'Forward')!(...numbers, ...addresses, tape, working);
      return results;
    },
  });
