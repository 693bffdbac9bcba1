/** A kernel that stands for several operations of tfjs at once: shapes checked, memory handed over, gradients. */
import { addressOf, aligned, hold, unwritten, unwrittenTensor } from './heap.ts';
import { kernels, scratch } from './kernels.ts';
import { engine, keep, type NamedTensorMap, registerKernel, type Tensor } from './tfjs.ts';

/**
 * What an operation reads and writes, in the order of its kernel's arguments; a file of src/engine/operations each. Of
 * the operation `selective-scan` the kernel file src/engine/kernels/selective-scan.ts exports
 *   selectiveScanForward(…lengths, …options, …inputs, …outputs, tape, scratch)
 *   selectiveScanBackward(…lengths, …options, …inputs, …outputs, tape, …slopes, …gradients, scratch)
 * where lengths are those of the letters in the order in which the inputs have them, all else are addresses, the slopes
 * are the gradients of the outputs, and the gradients those of the inputs. An address is 0 for an input that was left
 * out, for its gradient, for the slope of an output that the loss does not depend on, for the gradient of data that
 * nobody asked for, and, of a forward pass that no backward one will follow, for the tape. What it needs of
 *   selectiveScanTapeBytes, selectiveScanForwardBytes, selectiveScanBackwardBytes(…lengths, …options)
 * it exports too: the bytes of what the forward pass leaves for the backward one, and of each one's scratch memory, of
 * which there are 1,024 at least.
 */
export interface Operation {
  /** The shape of each input as a letter for each dimension, as in `BTH`: the same letter, the same length. */
  inputs: Record<string, string>;
  /** The shape of each output, in letters of the inputs. */
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
interface Call {
  numbers: number[];
  shapes: number[][];
  tape: number;
}

const SUFFIXES = ['Forward', 'Backward', 'TapeBytes', 'ForwardBytes', 'BackwardBytes'] as const;
type Suffix = (typeof SUFFIXES)[number];

/** An operation with all that can be put together once: a small one takes less time than that. */
interface Ready extends Operation {
  /** It itself as tfjs knows it, and its kernel's functions. */
  kernel: string;
  functions: Record<Suffix, string>;
  keys: string[];
  results: string[];
  /** The letters of each result. */
  shapes: string[][];
}

function ready(name: string, one: Operation): Ready {
  // `selective-scan` as its kernel's functions begin: selectiveScan.
  const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const functions = Object.fromEntries(SUFFIXES.map((suffix) => [suffix, camel + suffix])) as Record<Suffix, string>;
  const shapes = Object.values(one.outputs).map((letters) => [...letters]);
  return {
    ...one,
    kernel: `Fused${camel}`,
    functions,
    keys: Object.keys(one.inputs),
    results: Object.keys(one.outputs),
    shapes,
  };
}

const found = import.meta.glob<Operation>('./operations/*.ts', { import: 'default', eager: true });
const operations = new Map(
  Object.entries(found).map(([path, one]) => {
    const name = path.slice('./operations/'.length, -'.ts'.length);
    return [name, ready(name, one)];
  }),
);

/** The function of an operation's kernel whose name ends so; it may have none. */
const functionOf = ({ functions }: Ready, suffix: Suffix) => kernels()![functions[suffix]];
const bytesOf = (operation: Ready, suffix: Suffix, numbers: number[]) =>
  functionOf(operation, suffix)?.(...numbers) ?? 0;

/** The address of scratch memory; a little is often all that is needed. */
const workingMemory = (operation: Ready, suffix: Suffix, numbers: number[]) =>
  scratch(Math.max(1024, bytesOf(operation, suffix, numbers)));

/**
 * The outputs of an operation by name, or undefined where plain tfjs has to do: no kernel runs on this machine. Throws
 * where an input is missing or has another shape or kind, naming it. Inputs are float32.
 */
export function fused<Output extends string = string>(
  name: string,
  given: Record<string, Tensor | undefined>,
  options: Record<string, number> = {},
): Record<Output, Tensor> | undefined {
  if (!kernels()) return undefined;
  const operation = operations.get(name);
  if (!operation) throw new Error(`There is no operation ${name}. There are: ${[...operations.keys()].join(', ')}.`);
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
      call.tape = aligned(addressOf(saved[0]!));
    }
  }
  const isComputed = (x: Tensor) => state.activeTape!.some(({ outputs }) => outputs.some(({ id }) => id === x.id));
  const wanted = (key: string) => !operation.data?.includes(key) || isComputed(inputs[key]!);
  const later = isTaped ? Object.keys(inputs).filter((key) => !wanted(key)) : [];
  const results = tfjs.runKernel(operation.kernel, inputs as NamedTensorMap, call as never) as Tensor[];
  if (isTaped) {
    const node = state.activeTape!.at(-1)!;
    const held = hold([...Object.values(inputs), ...results]) as Tensor;
    node.gradient = (slopes) => gradients(operation, call, inputs, results, slopes, later);
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
function lengthsOf(name: string, { keys, inputs, optional = [] }: Ready, given: Record<string, Tensor | undefined>) {
  const lengths: Record<string, number> = {};
  for (const key of keys) {
    const [tensor, letters] = [given[key], inputs[key]!];
    const wanted = () => [...letters].map((letter) => lengths[letter] ?? letter).join();
    if (!tensor) {
      if (optional.includes(key)) continue;
      throw new Error(`${name}: ${key} is missing; it is [${wanted()}].`);
    }
    if (tensor.dtype !== 'float32') throw new Error(`${name}: ${key} is ${tensor.dtype}; it has to be float32.`);
    const fits =
      tensor.rank === letters.length && tensor.shape.every((length, k) => length === (lengths[letters[k]!] ??= length));
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
  slopes: (Tensor | null)[],
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
      ...results.map((_, k) => at(slopes[k])),
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

for (const operation of operations.values()) {
  registerKernel({
    kernelName: operation.kernel,
    backendName: 'wasm',
    kernelFunc: ({ inputs: given, attrs }) => {
      const { numbers, shapes, tape } = attrs as unknown as Call;
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
}
