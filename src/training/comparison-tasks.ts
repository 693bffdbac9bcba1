/** What five models are trained on side by side: a task for memory and a task for look-up. No model is in here. */
import type { Random } from '../random.ts';
import { parity } from '../tasks/parity.ts';
import { recall } from '../tasks/recall.ts';
import type { Task } from '../tasks/task.ts';

export type ComparisonTaskName = 'parity' | 'recall';

/** What the models are trained on, and what they are asked after it. */
export interface ComparisonTask {
  task: Task;
  /** Draws the length of each batch. */
  length(random: Random): number;
  /** The longest length trained on; a model has solved the task when it is right there `SOLVED` of the time. */
  trained: number;
  /** Lengths to test after training, the trained one first. */
  tested: number[];
  /** What a length counts. */
  unit: string;
}

/** The accuracy on fresh sequences from which on a task counts as solved. */
export const SOLVED = 0.99;

export const comparisonTasks: Record<ComparisonTaskName, ComparisonTask> = {
  parity: {
    task: parity,
    length: (random) => 2 + random.below(19),
    trained: 20,
    tested: [20, 40, 100, 250],
    unit: 'steps',
  },
  recall: {
    task: recall,
    length: () => 8,
    trained: 8,
    tested: [8, 2, 4, 12, 16],
    unit: 'pairs',
  },
};
