/** The tasks of a race: what is learned, how long it is in training, and how much longer it gets after it. */
import type { Random } from '../../random.ts';
import { adding } from '../../tasks/adding.ts';
import { autoregression } from '../../tasks/autoregression.ts';
import { copying } from '../../tasks/copying.ts';
import { counting } from '../../tasks/counting.ts';
import { bitsOf, countedChances } from '../../tasks/counting-text.ts';
import { dyck } from '../../tasks/dyck.ts';
import { induction } from '../../tasks/induction.ts';
import { parity } from '../../tasks/parity.ts';
import { recall } from '../../tasks/recall.ts';
import { selectiveCopying } from '../../tasks/selective-copying.ts';
import { readSeries, seriesTasks } from '../../tasks/series.ts';
import type { Task } from '../../tasks/task.ts';
import { readWriting, writingTasks } from '../../tasks/writing.ts';
import type { Score } from '../evaluate.ts';
import { RACE_TASKS, type RaceTaskName } from './entries.ts';
import { births, mobyDick } from './samples.ts';

export interface RaceTask {
  /** What batches are drawn from to learn, and what to be scored. */
  learn: Task;
  held: Task;
  /** Draws the length of each batch; the longest is `trained`. */
  length(random: Random): number;
  trained: number;
  /** Steps that a network takes for the trained length. */
  steps: number;
  /** Lengths to test after training. */
  tested: number[];
  /** What the race shows of a score: see `CourseWords`. */
  shown(score: Score): number;
  baseline: number;
  baselineTitle: string;
  second?: { title: string; score: number };
}

/** The reader's own data, as typed; where empty, the course takes the glossary's. */
export interface OwnData {
  series: string;
  text: string;
}

const between = (shortest: number, longest: number) => (random: Random) =>
  shortest + random.below(longest - shortest + 1);

function made(name: RaceTaskName, task: Task, length: RaceTask['length'], trained: number, steps = trained): RaceTask {
  return {
    learn: task,
    held: task,
    length,
    trained,
    tested: RACE_TASKS[name].tested,
    steps,
    shown: ({ accuracy }) => accuracy,
    baseline: task.chance,
    baselineTitle: 'guessing',
  };
}

/** Those of some lengths that fit into what is held. */
const fitting = (lengths: number[], longest: number) => lengths.filter((length) => length <= longest);

const WINDOW = 28;
const CONTEXT = 48;

function ownSeries(text: string): RaceTask {
  const { learn, held, known, kept, naive, longest } = seriesTasks(readSeries(text || births));
  const linear = autoregression(known, kept, WINDOW);
  return {
    learn,
    held,
    length: () => WINDOW,
    trained: WINDOW,
    steps: WINDOW,
    tested: fitting(RACE_TASKS.series.tested, longest),
    shown: ({ loss }) => loss / naive,
    baseline: 1,
    baselineTitle: 'last number again',
    second: { title: 'linear autoregression', score: linear / naive },
  };
}

function ownText(text: string): RaceTask {
  const { learn, held, alphabet, known, kept, longest } = writingTasks(readWriting(text || mobyDick));
  const counted = (order: number) => bitsOf(countedChances(known, alphabet.length, order), kept, order);
  return {
    learn,
    held,
    length: () => CONTEXT,
    trained: CONTEXT,
    steps: CONTEXT,
    tested: fitting(RACE_TASKS.text.tested, longest),
    shown: ({ loss }) => loss / Math.LN2,
    baseline: counted(2),
    baselineTitle: 'counted pairs',
    second: { title: 'counted triples', score: counted(3) },
  };
}

const raceTasks: Record<RaceTaskName, (own: OwnData) => RaceTask> = {
  parity: () => made('parity', parity, between(2, 20), 20),
  counting: () => made('counting', counting, between(2, 20), 20),
  dyck: () => made('dyck', dyck, between(8, 24), 24),
  adding: () => made('adding', adding, between(10, 30), 30),
  copying: () => made('copying', copying, between(2, 12), 12, 20),
  selective: () => made('selective', selectiveCopying, () => 16, 16, 19),
  recall: () => made('recall', recall, () => 8, 8, 16),
  induction: () => made('induction', induction, between(8, 24), 24),
  series: ({ series }) => ownSeries(series),
  text: ({ text }) => ownText(text),
};

/** A course by name. Throws, naming the line, where the reader's own data cannot be used. */
export const raceTaskOf = (name: RaceTaskName, own: OwnData): RaceTask => raceTasks[name](own);
