/** The numbers of a race as readers are told them. */
import { counted, memorySize } from '../../units.ts';
import { RACE_TASKS, type RaceTaskName } from './entries.ts';
import type { Result } from './results.ts';

/** What each kind of score is. */
export const SCORES = {
  accuracy: 'accuracy on fresh sequences',
  error: 'squared error on held-out numbers; 1: repeating the last',
  bits: 'bits per character on held-out text',
};

/** What a curve is drawn against. */
export const AGAINST = {
  steps: 'training steps',
  seconds: 'seconds of its own training',
  sequences: 'training sequences',
};
export type Against = keyof typeof AGAINST;

/** A score as readers are told it. */
export function told(course: RaceTaskName, score: number): string {
  const { score: kind } = RACE_TASKS[course];
  // What is nearly all is not all.
  if (kind === 'accuracy')
    return `${score >= 0.995 && score < 1 ? (Math.floor(1000 * score) / 10).toFixed(1) : (100 * score).toFixed(0)} %`;
  return kind === 'bits' ? `${score.toFixed(2)} bits` : `${score.toFixed(3)}`;
}

/** What stands in the table of a race beside the name of a network. */
export const HEAD = ['Score', 'Seeds', 'Loss', 'Sequences/s', 'State', 'Parameters', 'FLOPs a step'];

/** The cells of a network under `HEAD`. */
export const cellsOf = (network: Result, course: RaceTaskName): string[] => [
  network.score === undefined ? '–' : told(course, network.score),
  network.score === undefined ? '–' : network.spread.map((score) => told(course, score)).join(' – '),
  network.loss.toFixed(3),
  counted(Math.round(network.perSecond)),
  memorySize(network.stateBytes),
  ...[network.parameters, 2 * network.work].map((value) => counted(Math.round(value))),
];
