/** Every operation with its case: inputs drawn from its domain, and its outputs and gradients computed either way. */
import { declared } from '../../src/engine/kernel.ts';
import type { Sequence } from '../../src/engine/operation.ts';
import { add, grads, mul, type Scalar, sum, type Tensor, tensor } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import type { Case, Named } from './case.ts';

const nameOf = (path: string) => /([^/]+)\.ts$/.exec(path)![1]!;
const byName = <X>(found: Record<string, X>) =>
  Object.fromEntries(Object.entries(found).map(([path, one]) => [nameOf(path), one]));
// Whoever declares a kernel is loaded.
import.meta.glob('../../src/models/**/*kernel*.ts', { eager: true });
/**
 * The whole sequences of every kernel that is an operation of its own, by name. Those of recurrent cells, which multiply
 * their state by a matrix U, are tested as cells in sequence-kernel.test.ts.
 */
export const operations = Object.fromEntries(
  [...declared]
    .flatMap(([name, { sequence }]) => (sequence && !('U' in sequence.inputs) ? [[name, sequence] as const] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
/** Kernels of recurrent cells, by name. */
export const recurrent = [...declared].flatMap(([name, { sequence }]) =>
  sequence && 'U' in sequence.inputs ? [name] : [],
);
/** What computes them. */
export const fused: (name: string, ...given: Parameters<Sequence>) => ReturnType<Sequence> = (name, ...given) =>
  declared.get(name)!.run!(...given);
/** All of tests/engine/cases, by name. */
export const cases = byName(import.meta.glob<Case>('./cases/*.ts', { import: 'default', eager: true }));

/** Inputs of an operation, drawn from its domain; `without` are left out. */
export function draw(name: string, sizes: Record<string, number>, without: string[] = [], seed = 1): Named {
  const random = new Random(seed);
  return Object.fromEntries(
    Object.entries(operations[name]!.inputs)
      .filter(([key]) => !without.includes(key))
      .map(([key, letters]) => {
        const shape = [...letters].map((letter) => sizes[letter]!);
        const domain = cases[name]!.domain?.[key] ?? ((normal: number) => normal);
        return [
          key,
          tensor(
            Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => domain(random.normal())),
            shape,
          ),
        ];
      }),
  );
}

/** A way to compute an operation. */
export type Way = (inputs: Named, options: Record<string, number>) => Named;
/** By its kernel. */
export const ours =
  (name: string): Way =>
  (inputs, options) =>
    fused(name, inputs, options)!;

/**
 * The outputs, and the gradients of a weighed sum of those outputs that are named, with respect to every input. The
 * weights, which are what comes back to each output, may be `spoilt` first.
 */
export function outcome(
  way: Way,
  name: string,
  inputs: Named,
  options: Record<string, number>,
  learnFrom = Object.keys(operations[name]!.outputs),
  spoilt = (_output: string, weights: Float32Array) => weights,
) {
  const keys = Object.keys(inputs);
  const random = new Random(9);
  const outputs = way(inputs, options);
  const weights = Object.fromEntries(
    learnFrom.map((key) => {
      const { shape, size } = outputs[key]!;
      return [
        key,
        tensor(
          spoilt(
            key,
            Float32Array.from({ length: size }, () => random.normal()),
          ),
          shape,
        ),
      ];
    }),
  );
  const loss = (...values: Tensor[]) => {
    const made = way(Object.fromEntries(keys.map((key, k) => [key, values[k]!])), options);
    // Nothing of each input is in it too: tfjs gives no gradient of what an output does not depend on.
    const nothing = values.map((value) => mul(sum(value), 0));
    return [...learnFrom.map((key) => sum(mul(made[key]!, weights[key]!))), ...nothing].reduce((a, b) =>
      add(a, b),
    ) as Scalar;
  };
  const slopes = grads(loss)(Object.values(inputs));
  return { outputs, gradients: Object.fromEntries(keys.map((key, k) => [key, slopes[k]!])) };
}
