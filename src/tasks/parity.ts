/** Running parity: has the number of ones so far been odd? One bit of state, needed forever. */
import { countingOf } from './counting.ts';
import type { Task } from './task.ts';

/** Counting around a circle of two: each step brings −1 (a zero) or 1 (a one); the answer is 1 where the ones up to there are odd. */
export const parity: Task = { ...countingOf(2), title: 'Running parity' };
