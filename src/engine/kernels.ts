/** The fused kernels: which builds there are, which of them runs, and the functions it exports. */
import { once } from '../once.ts';
import type { Builds, Further } from './further-kernels.ts';
import { heapMemory, heapTrouble, type Reserved, reserve } from './heap.ts';
import { getBackend } from './tfjs.ts';

/** `relaxed` is WebAssembly with relaxed SIMD (fused multiply-add), `simd` without; `none` leaves all to plain tfjs. */
export type KernelBuild = 'relaxed' | 'simd' | 'none';

/** The exports of a build: addresses, sizes and options in, all as whole numbers. */
export type Kernels = Record<string, (...numbers: number[]) => number>;

let inUse: { build: KernelBuild; why: string } = { build: 'none', why: 'the engine has not been started' };
let exports: Kernels | undefined;
const loaded = new Map<KernelBuild, Kernels>();
let whyPlain = '';

/** The build that runs, and the reason in words for whoever reads it on the page. */
export const kernelsInUse = () => inUse;

/** Tells `kernelsInUse` why tfjs had to do without WebAssembly, in words; empty where it had not, or was not asked to. */
export const sayWhyPlain = (why: string): void => void (whyPlain = why);

/** The functions of the build that runs; none where plain tfjs does it all. */
export const kernels = (): Kernels | undefined => exports;

/**
 * Chooses a build, for tests and the bench; `startEngine` chooses the fastest that this machine can run. Call it after
 * that. Where the build cannot run, plain tfjs does, and `kernelsInUse` says why.
 */
export async function useKernels(wanted: KernelBuild): Promise<void> {
  let why = wanted === 'none' ? 'plain tfjs was asked for' : trouble(wanted);
  if (!why && wanted !== 'none' && !loaded.has(wanted)) {
    try {
      loaded.set(wanted, await load(wanted));
    } catch (error) {
      why = `they could not be loaded (${(error as Error).message})`;
    }
  }
  if (!why && wanted !== 'none') for (const name of alsoWanted.keys()) await join(name, wanted);
  exports = why ? undefined : loaded.get(wanted);
  inUse = why ? { build: 'none', why } : { build: wanted, why: `this machine runs the ${wanted} build` };
}

const alsoWanted = new Map<Further, Builds>();

/** Loads kernels that only some networks need into the build that runs, and into each that is chosen from now on. */
export async function alsoUse(name: Further): Promise<void> {
  alsoWanted.set(name, (await import('./further-kernels.ts')).further[name]);
  if (inUse.build !== 'none') await join(name, inUse.build);
}

async function join(name: Further, build: 'relaxed' | 'simd'): Promise<void> {
  const made = loaded.get(build);
  const file = alsoWanted.get(name)?.[build];
  if (!made || !file || made[`${name}Steps`]) return;
  const { start, tableBytes, ...own } = await instance(await compiled(file));
  start(reserve(tableBytes()).at);
  Object.assign(made, own);
}

const quickest = () => (canRun('relaxed') ? 'relaxed' : 'simd');

/** Chooses the fastest build that can run here. */
export async function useQuickestKernels(): Promise<void> {
  await useKernels(quickest());
}

/** Begins to fetch the fastest build, where one can run here, before there is a heap for it. */
export function askForKernels(): void {
  if (canRun(quickest())) modules[quickest()]().catch(() => {});
}

/** Why a build cannot run here, in words; empty where it can. */
function trouble(build: KernelBuild): string {
  if (getBackend() !== 'wasm') return whyPlain || `tfjs runs on its ${getBackend()} backend`;
  if (!canRun(build)) return `this machine cannot run the ${build} build`;
  return heapTrouble();
}

/** Each build, fetched and compiled once; what could not be fetched or is damaged is fetched again the next time. */
const modules = {
  relaxed: once(() => compiled(() => import('kernels:relaxed'))),
  simd: once(() => compiled(() => import('kernels:simd'))),
};

const compiled = async (file: Builds['relaxed']) => WebAssembly.compile(await fileBytes((await file()).default));

async function load(build: keyof typeof modules): Promise<Kernels> {
  const made = await instance(await modules[build]());
  made.start(reserve(made.tableBytes()).at);
  return made;
}

/** What a module exports, at work on the memory of tfjs. */
async function instance(module: WebAssembly.Module): Promise<Kernels> {
  const { exports: made } = await WebAssembly.instantiate(module, { env: { memory: heapMemory() } });
  return { ...(made as Kernels) };
}

/** What is in a file that the build has made: by its path in Node, by its address in a browser. */
export async function fileBytes(file: string): Promise<BufferSource> {
  if (import.meta.env.SSR) return (await import('node:fs/promises')).readFile(file) as Promise<BufferSource>;
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status} ${answer.statusText}`);
  return answer.arrayBuffer();
}

/** `selective-scan` as the names of its kernel's functions begin: selectiveScan. */
export const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

let room: Reserved | undefined;

/** The address of so many bytes of working memory, valid until the next call: the kernels take turns with one piece. */
export function scratch(bytes: number): number {
  if (!room || bytes > room.bytes) {
    room?.release();
    room = reserve(bytes);
  }
  return room.at;
}

/** A module of one function whose body is the given instructions. */
const moduleOf = (...body: number[]) =>
  new Uint8Array([
    0,
    97,
    115,
    109,
    1,
    0,
    0,
    0,
    1,
    4,
    1,
    96,
    0,
    0,
    3,
    2,
    1,
    0,
    10,
    body.length + 4,
    1,
    body.length + 2,
    0,
    ...body,
    11,
  ]);
// i32.const 0, i8x16.splat — and for the relaxed build, three times, f32x4.relaxed_madd; then drop.
const zeros = [65, 0, 253, 15];
/** Whether this machine has the instructions of a build. */
export const canRun = (build: KernelBuild): boolean =>
  globalThis.WebAssembly?.validate(build === 'relaxed' ? relaxedProbe : simdProbe) ?? false;

const simdProbe = moduleOf(...zeros, 26);
const relaxedProbe = moduleOf(...zeros, ...zeros, ...zeros, 253, 0x85, 2, 26);
