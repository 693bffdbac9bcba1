/** What a task is: seeded sequences with an answer at some positions, and a known chance level. */
import type { Random } from '../random.ts';

/**
 * B sequences of T steps. `x` is [B,T,D]; `y` the right class at each step, [B,T]; `scored` [B,T] is 1 where the
 * answer counts and 0 elsewhere.
 */
export interface Batch {
  x: Float32Array;
  y: Int32Array;
  /** Where the answers are numbers and not classes: the right one at each step, [B,T]; `y` then says nothing. */
  target?: Float32Array;
  scored: Float32Array;
  B: number;
  T: number;
}

/** A task makes batches; the same seed makes the same ones. */
export interface Task {
  title: string;
  /** Numbers per step (D). */
  inputs: number;
  /** Number of classes (K), or 1 where the answer is a number. */
  outputs: number;
  /** The accuracy of guessing without having seen the input, 0 to 1. */
  chance: number;
  /** `size` sequences; `length` is what the task calls its length: steps, or pairs to remember. */
  batch(random: Random, size: number, length: number): Batch;
}

/** A batch of zeros to write into: nothing is scored yet. */
export const emptyBatch = (B: number, T: number, D: number): Batch => ({
  x: new Float32Array(B * T * D),
  y: new Int32Array(B * T),
  scored: new Float32Array(B * T),
  B,
  T,
});
