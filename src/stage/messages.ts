/** What the page and its worker say to each other. */
import type { Values } from './settings.ts';

/** To the worker: start a run of a demo (a newer run replaces an older one), pause it, go on, or measure a claim. */
export type ToWorker =
  | { type: 'run'; run: number; demo: string; settings: Values }
  | { type: 'pause' | 'resume' | 'stop' }
  | { type: 'claim'; claim: string };

/**
 * From the worker: a frame of a run (`done` on the last; `slow` says why the quick kernels do not run, where they do
 * not), a claim's outcome, or what went wrong, in words.
 */
export type FromWorker =
  | { type: 'frame'; run: number; frame: unknown; done: boolean; slow?: string }
  | { type: 'claim'; holds: boolean; says: string; backend: string }
  | { type: 'error'; run?: number; message: string };
