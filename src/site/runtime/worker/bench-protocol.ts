/** What the bench's worker says to its page. */
import type { Measured } from '../../../bench/result.ts';

export type FromBench =
  | { type: 'next'; next: string }
  | { type: 'done'; measured: Measured }
  | { type: 'error'; message: string };
