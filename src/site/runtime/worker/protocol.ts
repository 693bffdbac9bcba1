/** What the page and its worker say to each other. */
import type { Weights } from '../../../define.ts';
import type { Values } from '../figure/settings.ts';

/**
 * To the worker: start a run of a demo (a newer run replaces an older one; `loaded` are weights from the reader's file,
 * `lanes` the parts of the run that this worker is to make), pause it, go on, or measure a claim.
 */
export type ToWorker =
  | { type: 'run'; run: number; demo: string; settings: Values; loaded?: Weights; lanes?: string[] }
  | { type: 'pause' | 'resume' | 'stop' }
  | { type: 'claim'; claim: string };

/**
 * From the worker: a frame of a run (`done` on the last; `slow` says why the quick kernels do not run, where they do
 * not; `weights` come with the last where it trained some), a claim's outcome, or what went wrong, in words.
 */
export type FromWorker =
  | { type: 'frame'; run: number; frame: unknown; done: boolean; slow?: string; weights?: Weights }
  | { type: 'claim'; holds: boolean; says: string; backend: string }
  | { type: 'error'; run?: number; message: string };
