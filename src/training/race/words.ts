/** The numbers of a race as readers are told them. */
import { counted, memorySize } from '../../units.ts';
import { RACE_MODELS, RACE_TASKS, type RaceTaskName } from './entries.ts';
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
export function told(task: RaceTaskName, score: number): string {
  const { score: kind } = RACE_TASKS[task];
  // What is nearly all is not all.
  if (kind === 'accuracy')
    return `${score >= 0.995 && score < 1 ? (Math.floor(1000 * score) / 10).toFixed(1) : (100 * score).toFixed(0)} %`;
  return kind === 'bits' ? `${score.toFixed(2)} bits` : `${score.toFixed(3)}`;
}

/** What stands in the table of a race beside the name of a model. */
export const HEAD = ['Score', 'Seeds', 'Loss', 'Sequences/s', 'State', 'Parameters', 'FLOPs a step'];

/** The cells of a model under `HEAD`. */
const cellsOf = (result: Result, task: RaceTaskName): string[] => [
  result.score === undefined ? '–' : told(task, result.score),
  result.score === undefined ? '–' : result.spread.map((score) => told(task, score)).join(' – '),
  result.loss.toFixed(3),
  counted(Math.round(result.perSecond)),
  memorySize(result.stateBytes),
  ...[result.parameters, 2 * result.work].map((value) => counted(Math.round(value))),
];

/** A row for every model that was entered, also for those not heard of yet: the table has its height from the start. */
export const rowsOf = (known: Result[], entered: string, task: RaceTaskName) =>
  entered.split(',').map((name) => {
    const result = known.find(({ net }) => net === name);
    return { title: RACE_MODELS[name] ?? name, quantity: name, cells: result && cellsOf(result, task) };
  });
