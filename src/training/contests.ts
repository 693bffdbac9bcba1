/** What five nets are trained on side by side: a task for memory and a task for look-up. No net is in here. */
import type { Random } from '../random.ts';
import { parity } from '../tasks/parity.ts';
import { recall } from '../tasks/recall.ts';
import type { Task } from '../tasks/task.ts';

export type ContestName = 'parity' | 'recall';

/** What the nets are trained on, and what they are asked after it. */
export interface Contest {
  task: Task;
  /** Draws the length of each batch. */
  length(random: Random): number;
  /** The longest length trained on; a net has solved the contest when it is right there `SOLVED` of the time. */
  trained: number;
  /** Lengths to test after training, the trained one first. */
  tested: number[];
  /** What a length counts. */
  unit: string;
}

/** The accuracy on fresh sequences from which on a contest counts as solved. */
export const SOLVED = 0.99;

export const contests: Record<ContestName, Contest> = {
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
