/** A batch turned into one list a sequence, for tests that answer the task again by hand. */
import type { Batch } from '../../src/tasks/task.ts';

/** Every sequence of a batch: its inputs step by step, its answers, and which of them are scored. */
export const sequencesOf = ({ x, y, scored, B, T }: Batch): { x: number[][]; y: number[]; scored: number[] }[] => {
  const D = x.length / (B * T);
  const steps = (row: number) => Array.from({ length: T }, (_, t) => row * T + t);
  return Array.from({ length: B }, (_, row) => ({
    x: steps(row).map((at) => [...x.slice(at * D, (at + 1) * D)]),
    y: steps(row).map((at) => y[at]),
    scored: steps(row).map((at) => scored[at]),
  }));
};
