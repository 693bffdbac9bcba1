/** What this machine can do at most from WebAssembly: multiply-adds and loads a second, with 128 bits at once. */
import { timed } from './runner.ts';

/** 10⁹ floating-point operations a second, 10⁹ bytes a second. */
export interface Limits {
  fmaGflops: number;
  loadGBs: number;
}

/** The probes as compiled modules. */
export interface Probes {
  fma: BufferSource;
  load: BufferSource;
}

type Run = (count: number, ...more: number[]) => number;

/** Rounds of a probe, of which the best counts, and their length in milliseconds. */
const [ROUNDS, LENGTH] = [7, 20];
/** Sizes of memory that are read, from well within the first cache to well within the second or third, in bytes. */
const SIZES = [16, 32, 64, 128, 256, 512].map((size) => size * 1024);
/** Multiply-adds of four numbers in a round of the probe, 2 operations each. */
const OPERATIONS = 12 * 4 * 2;

/** Measures both limits; the bandwidth is that of the quickest size. Takes a second or two. */
export function measureLimits(probes: Probes): Limits {
  const [fma, load] = [probeOf(probes.fma), probeOf(probes.load)];
  const perMs = (run: (count: number) => unknown) => {
    let [count, took] = [1, 0];
    while ((took = timed(() => run(count), 1)) < LENGTH / 2) count *= 2;
    count = Math.ceil((count * LENGTH) / took);
    return Math.max(...Array.from({ length: ROUNDS }, () => count / timed(() => run(count), 1)));
  };
  // A factor below 1 keeps the sums where arithmetic is as quick as it gets: no infinities, no denormals.
  const fmaGflops = (perMs((count) => fma(count, 0.5, 1)) * OPERATIONS) / 1e6;
  const loadGBs = Math.max(...SIZES.map((size) => (perMs((count) => load(count, size)) * size) / 1e6));
  return { fmaGflops, loadGBs };
}

/** The better of two measurements, limit by limit: what a machine did once, it can do. */
export const betterOf = (one: Limits, other: Limits): Limits => ({
  fmaGflops: Math.max(one.fmaGflops, other.fmaGflops), loadGBs: Math.max(one.loadGBs, other.loadGBs),
});

/** Whether this machine runs relaxed SIMD: a module of one function that uses `f32x4.relaxed_madd`. */
export const hasRelaxedSimd = () => WebAssembly.validate(Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2,
  253, 133, 2, 11,
]));

const probeOf = (module: BufferSource) =>
  new WebAssembly.Instance(new WebAssembly.Module(module)).exports.run as unknown as Run;
