/** What can be timed: ours and every peer look like this to the bench. */
import type { Given, Row } from './family.ts';

/** The peers, by the names that records use. */
export type PeerName = 'tf.layers' | 'tfjs-ops' | 'onnxruntime-web' | 'plain-ts' | 'pytorch';

/** One implementation at work on one row. */
export interface Runner {
  /**
   * What it computes, to be held against the others, from a fresh start; call it once, before `time`. Training: the
   * losses of the first `steps` steps; a stream: h after `steps` steps; a sequence: h at every position, [T,H]; a pass:
   * all gradients.
   */
  prove(steps: number): ArrayLike<number> | Promise<ArrayLike<number>>;
  /** Milliseconds that `calls` calls take: training steps, steps of a stream, whole sequences or passes. */
  time(calls: number): number | Promise<number>;
  /** Frees what it holds. */
  dispose(): void | Promise<void>;
}

/** An implementation that ours is compared with. */
export interface Peer {
  name: PeerName;
  /** Whether it can do a row at all. */
  does(row: Pick<Row, 'mode' | 'family' | 'resets'>): boolean;
  /** What it makes of the given, where it can only do a variant of it; ours is checked on the same variant. */
  variant?(given: Given): Given;
  /** Readies it for one row. */
  start(given: Given): Runner | Promise<Runner>;
}

/** Times a call that is done when it returns; milliseconds. */
export function timed(call: () => unknown, calls: number): number {
  const start = performance.now();
  for (let k = 0; k < calls; k++) call();
  return performance.now() - start;
}

/** Times a call that is done when its promise is; milliseconds. */
export async function timedAsync(call: () => Promise<unknown>, calls: number): Promise<number> {
  const start = performance.now();
  for (let k = 0; k < calls; k++) await call();
  return performance.now() - start;
}

/** A runner whose `step` gives a loss or h, on the spot. The h of a stream is copied when it is the last. */
export function runner({ mode }: Given, step: () => number | ArrayLike<number>, dispose: () => void): Runner {
  return {
    prove(steps) {
      if (mode === 'train') return Array.from({ length: steps }, () => step() as number);
      for (let k = 1; mode === 'stream' && k < steps; k++) step();
      return Float32Array.from(step() as ArrayLike<number>);
    },
    time: (calls) => timed(step, calls),
    dispose,
  };
}

/** The runner of a stream: `advance` gives h after one more input [D]; `reset` is called where the row starts over. */
export function streamRunner(
  given: Given,
  advance: (x: Float32Array) => Float32Array,
  reset: () => void,
  dispose: () => void,
): Runner {
  const { T, D, x, resets = Infinity } = given;
  const inputs = Array.from({ length: T }, (_, t) => x.subarray(t * D, (t + 1) * D));
  let [t, sinceReset] = [0, 0];
  return runner(
    given,
    () => {
      if (sinceReset++ === resets) {
        reset();
        sinceReset = 1;
      }
      const input = inputs[t]!;
      t = (t + 1) % T;
      return advance(input);
    },
    dispose,
  );
}
