/**
 * The one contract of all compiled kernels. A kernel is a file of src/engine/kernels and its declaration here, which says
 * what of it JavaScript calls: whole sequences with their gradients, single steps, or both. Declarations lie beside the
 * equations that they compute, in src/models/<id>/kernel.ts and src/models/parts/kernels.ts.
 */
import { camelCase, kernels } from './kernels.ts';
import { type Operation, type Sequence, sequenceOf } from './operation.ts';
import { type KernelStream, type StreamKernel, stream } from './stream-kernel.ts';
import type { Tensor } from './tfjs.ts';

/** What a kernel has; `operation.ts` and `stream-kernel.ts` say which functions its file then exports. */
export interface Declaration {
  sequence?: Operation;
  stream?: StreamKernel;
  /** Set where its module is one of those that `alsoUse` loads: before that no kernel can run. */
  apart?: true;
}

/** A kernel's single steps with these weights, or undefined where no kernel can run. `variant` is its place among several cells. */
type Stream = (weights: Record<string, Tensor>, variant?: number) => KernelStream | undefined;

type Made<D extends Declaration> = (D extends { sequence: { outputs: Record<infer O extends string, string> } }
  ? { sequence: Sequence<O> }
  : unknown) &
  (D extends { stream: StreamKernel } ? { stream: Stream } : unknown);

/** Every kernel by name, for tests that try all of them. */
export const declared = new Map<string, Declaration & { run?: Sequence }>();

/** Declares the kernel of this name. What it makes gives undefined where no kernel can run on this machine. */
export function defineKernel<const D extends Declaration>(name: string, declaration: D): Made<D> {
  const { sequence, stream: steps, apart } = declaration;
  const isHere = () => kernels() && (!apart || kernels()?.[`${camelCase(name)}Steps`]);
  const run = sequence && sequenceOf(name, sequence);
  declared.set(name, { ...declaration, run });
  return {
    ...(run && { sequence: run }),
    ...(steps && {
      stream: (weights: Record<string, Tensor>, variant = 0) =>
        isHere() ? stream(name, steps, weights, variant) : undefined,
    }),
  } as Made<D>;
}

/**
 * A function that is computed by a kernel wherever one can run, and by its reference elsewhere: `kernel` gives undefined
 * there. The two compute the same; tests hold each to the other.
 */
export const withKernel =
  <A extends unknown[], R>(kernel: (...given: A) => R | undefined, reference: (...given: A) => R) =>
  (...given: A): R =>
    kernel(...given) ?? reference(...given);
