/** Computes a case with our code, one way after the other, and measures how far off it is. */

import { type Backend, startEngine } from '../engine/backend.ts';
import { type KernelBuild, kernelsInUse, useKernels } from '../engine/kernels.ts';
import type { Tensor } from '../engine/tfjs.ts';
import { grads, mul, sum, tensor, tidy } from '../engine/tfjs.ts';
import { run, unroll } from '../models/unroll.ts';
import type { Vector } from './check-vector.ts';
import { kinds, type Named } from './kinds.ts';
import type { ParityCase } from './read-case.ts';

/** The largest error allowed in a result, and in a gradient; see `difference`. */
export const TOLERANCE = { forward: 2e-6, gradients: 1e-5 };

/** A way to compute: the legible reference, step by step, or one build of the fused kernels. */
export interface Runner {
  name: string;
  backend: Backend;
  build: KernelBuild;
}

/** Every way there is. */
export const runners: Runner[] = [
  { name: 'reference wasm', backend: 'wasm', build: 'none' },
  { name: 'reference cpu', backend: 'cpu', build: 'none' },
  { name: 'kernel relaxed', backend: 'wasm', build: 'relaxed' },
  { name: 'kernel simd', backend: 'wasm', build: 'simd' },
];

/** The largest error among some tensors, and the tensor that has it. */
export type Worst = { error: number; name: string };

/** Readies the engine for a runner. Resolves with the reason why it cannot run here, in words; empty where it can. */
export async function ready({ backend, build }: Runner): Promise<string> {
  if ((await startEngine(backend)) !== backend) return `tfjs cannot run on its ${backend} backend here`;
  await useKernels(build);
  return kernelsInUse().build === build ? '' : kernelsInUse().why;
}

/** The cell of a case: none where it is not computed by one. */
const cellOf = ({ kind, nonlinearity }: ParityCase) => kinds[kind].cell?.(nonlinearity);

/** Whether a runner has code of its own for this case: kernels there are for some cells only. */
export const applies = ({ build }: Runner, given: ParityCase): boolean =>
  build === 'none' || (kinds[given.kind].isFused ?? cellOf(given)?.kernel !== undefined);

/** Steps through the sequence, whatever kernels there are. */
const stepByStep: typeof run = (cell, weights, x, state) => {
  const { h, states } = unroll(cell, weights, x, state);
  return { h, last: states.at(-1)! };
};

/** The worst result and the worst gradient of a case. The engine has to be ready for the runner. */
export function compare(given: ParityCase, { build }: Runner): { forward: Worst; gradients: Worst } {
  const names = Object.keys(given.given);
  const compute = (values: Tensor[]): Named =>
    kinds[given.kind].compute(named(names, values), build === 'none' ? stepByStep : run, cellOf(given), given.sizes);
  const made = ({ data, shape }: Vector) => tensor(data, shape);
  return tidy(() => {
    const values = Object.values(given.given).map(made);
    const lossWeights = made(given.lossWeights);
    const slopes = grads((...inputs: Tensor[]) => sum(mul(compute(inputs).y, lossWeights)))(values);
    const gradients = worst(named(names, slopes), given.gradients);
    return { forward: worst(compute(values), given.results), gradients };
  });
}

const named = (names: string[], values: Tensor[]): Named =>
  Object.fromEntries(names.map((name, k) => [name, values[k]]));

function worst(actual: Named, expected: Record<string, Vector>): Worst {
  const all = Object.entries(expected).map(([name, { data }]) => ({
    name,
    error: difference(actual[name].dataSync(), data),
  }));
  return all.reduce((one, other) => (other.error > one.error ? other : one));
}

/**
 * The largest difference between two lists of the same length, as a share of the largest value expected (or of 0.01,
 * where all are smaller). Infinity where a number is not finite: no comparison would find that too large.
 */
export function difference(actual: ArrayLike<number>, expected: number[]): number {
  if (actual.length !== expected.length) {
    throw new Error(`${actual.length} numbers where ${expected.length} are expected.`);
  }
  let [apart, largest] = [0, 0.01];
  expected.forEach((value, k) => {
    apart = Math.max(apart, Number.isFinite(actual[k]) ? Math.abs(actual[k] - value) : Infinity);
    largest = Math.max(largest, Math.abs(value));
  });
  return apart / largest;
}
