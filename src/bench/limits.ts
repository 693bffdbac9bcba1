/** What this machine can do at most from WebAssembly: multiply-adds and loads a second, with 128 bits at once. */
import { canRun, fileBytes } from '../engine/kernels.ts';
import { timed } from './runner.ts';

/** 10⁹ floating-point operations a second, 10⁹ bytes a second. */
export interface Limits {
  fmaGflops: number;
  /** From memory of 16 to 512 KiB, the fastest of them. */
  loadGBs: number;
  /** From memory of each size in KiB: what is larger than a cache comes from the next. */
  loadBySize: Record<number, number>;
}

/** 10⁹ bytes a second from the smallest measured memory that `bytes` fit into. */
export function loadLimit({ loadBySize }: Limits, bytes: number): number {
  const sizes = Object.keys(loadBySize)
    .map(Number)
    .sort((a, b) => a - b);
  return loadBySize[sizes.find((size) => size * 1024 >= bytes) ?? sizes.at(-1)!]!;
}

type Run = (count: number, ...more: number[]) => number;

/** Rounds of a probe, of which the best counts, and their length in milliseconds. */
const [ROUNDS, LENGTH] = [7, 20];
/** Sizes of memory that are read, in KiB, and the largest of those that count as near. */
const [SIZES, NEAR] = [[16, 32, 64, 128, 256, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144, 8192, 16384], 512];
/** Multiply-adds of four numbers in a round of the probe, 2 operations each. */
const OPERATIONS = 12 * 4 * 2;

/** Measures both limits; takes a few seconds. */
export async function measureLimits(): Promise<Limits> {
  const { multiplyAdds, loads } = await loadProbes();
  const perMs = (run: (count: number) => unknown) => {
    let [count, took] = [1, 0];
    while ((took = timed(() => run(count), 1)) < LENGTH / 2) count *= 2;
    count = Math.ceil((count * LENGTH) / took);
    return Math.max(...Array.from({ length: ROUNDS }, () => count / timed(() => run(count), 1)));
  };
  // A factor below 1 keeps the sums where arithmetic is as fast as it gets: no infinities, no denormals.
  const fmaGflops = (perMs((count) => multiplyAdds(count, 0.5, 1)) * OPERATIONS) / 1e6;
  const loadBySize = Object.fromEntries(
    SIZES.map((size) => [size, (perMs((count) => loads(count, size * 1024)) * size * 1024) / 1e6]),
  );
  return { fmaGflops, loadGBs: nearest(loadBySize), loadBySize };
}

/** The better of two measurements, limit by limit: what a machine did once, it can do. */
export function betterOf(one: Limits, other: Limits): Limits {
  const loadBySize = Object.fromEntries(
    Object.entries(one.loadBySize).map(([size, load]) => [size, Math.max(load, other.loadBySize[Number(size)]!)]),
  );
  return { fmaGflops: Math.max(one.fmaGflops, other.fmaGflops), loadGBs: nearest(loadBySize), loadBySize };
}

const nearest = (loadBySize: Record<number, number>) =>
  Math.max(
    ...Object.entries(loadBySize)
      .filter(([size]) => Number(size) <= NEAR)
      .map(([, load]) => load),
  );

/** Loads the probes, in the build that this machine can run. Throws where it has no SIMD. */
async function loadProbes(): Promise<Record<'multiplyAdds' | 'loads', Run>> {
  const { default: file } = canRun('relaxed') ? await import('probes:relaxed') : await import('probes:simd');
  const memory = new WebAssembly.Memory({ initial: 256 });
  // Written to once: memory that nobody has touched is not there yet, and reading it is faster than reading can be.
  new Uint8Array(memory.buffer).fill(1);
  const { instance } = await WebAssembly.instantiate(await fileBytes(file), { env: { memory } });
  return instance.exports as Record<string, (...numbers: number[]) => number>;
}
