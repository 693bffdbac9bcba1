/** What a page asks of its workers and what they reply: every message there is. Page and worker both take its type from here. */
import type { Measured } from '../../../bench/result.ts';
import type { Weights } from '../../../define.ts';
import type { Sentence } from '../../../training/readers.ts';
import type { AnySettings } from '../figure/settings.ts';

/** Something failed, in words for the reader; `run` where it was a run of a demo. */
export interface Failure {
  type: 'error';
  run?: number;
  message: string;
}

/** Starts a run of a demo. A newer run replaces an older one. */
export interface RunRequest {
  type: 'run';
  run: number;
  demo: string;
  /** The address of what computes it, where it has one. */
  code?: string;
  settings: AnySettings;
  /** Weights from the reader's file. */
  loaded?: Weights;
  /** The parts of the run that this worker computes; all of them where it is left out. */
  lanes?: string[];
}

/** A frame of a run; `slow` says why the fast kernels do not run, where they do not. */
export interface FrameReply<F> {
  type: 'frame';
  run: number;
  frame: F;
  slow?: string;
}
/** The last frame of a run, with the weights where it trained some. */
export interface DoneReply<F> extends Omit<FrameReply<F>, 'type'> {
  type: 'done';
  weights?: Weights;
}

/** The messages of one kind of worker. */
export interface Protocol {
  request: { type: string };
  reply: { type: string };
}

/** A worker that runs demos; `F` is the type of the demo's frames. */
export interface DemoProtocol<F> {
  request: RunRequest | { type: 'pause' } | { type: 'resume' } | { type: 'stop' };
  reply: FrameReply<F> | DoneReply<F> | Failure;
}

/** A worker that measures one claim. */
export interface ClaimProtocol {
  request: { type: 'measure'; claim: string };
  reply: { type: 'measured'; holds: boolean; statement: string; backend: string } | Failure;
}

/** A worker that times this device; it says what it times next, and at last what it measured. */
export interface BenchProtocol {
  request: { type: 'measure' };
  reply: { type: 'next'; next: string } | { type: 'measured'; measured: Measured } | Failure;
}

/** A worker in which five models read sentences. Each reply is of the sentence that it holds. */
export interface ReadProtocol {
  request: { type: 'read'; text: string };
  reply: { type: 'read'; sentence: Sentence } | Failure;
}
