/** What can be timed: ours and every peer look like this to the bench. */
import type { Given } from './given.ts';
import type { Row } from './rows.ts';

/** The peers, by the names that records use. */
export type PeerName = 'tf.layers' | 'tfjs-ops' | 'onnxruntime-web' | 'plain-ts' | 'pytorch';

/** One implementation at work on one row. */
export interface Runner {
  /**
   * What it computes, to be held against the others, from a fresh start; call it once, before `time`. Training: the
   * losses of the first `steps` steps; a stream: h after `steps` steps; a sequence: h at every position, [T,H].
   */
  prove(steps: number): ArrayLike<number> | Promise<ArrayLike<number>>;
  /** Milliseconds that `calls` calls take: training steps, steps of a stream or whole sequences. */
  time(calls: number): number | Promise<number>;
  /** Frees what it holds. */
  dispose(): void | Promise<void>;
}

/** An implementation that ours is compared with. */
export interface Peer {
  name: PeerName;
  /** Whether it can do a row at all. */
  does(row: Pick<Row, 'mode' | 'cell'>): boolean;
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
