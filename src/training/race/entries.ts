/** What can be chosen for a race, by name: models and tasks. Words only: the page reads this without a model. */
import { words } from '../../models/words.ts';

/** Every model that takes part, by the name of its folder. */
export const RACE_MODELS: Record<string, string> = Object.fromEntries(
  Object.entries(words).flatMap(([id, { title, race }]) => (race ? [[id, title]] : [])),
);
export type ModelName = string;

/** What older links and recordings call some of them. */
export const FORMERLY: ReadonlyMap<string, ModelName> = new Map(
  Object.entries(words).flatMap(([id, { formerly }]): [string, ModelName][] => (formerly ? [[formerly, id]] : [])),
);

/** How many can be chosen for one race, and by what names. */
export const LIMITS = { least: 2, most: 8, formerly: FORMERLY };

/** Every task: what is learned, in what unit its length is counted, and by what a network is scored on it. */
export interface RaceTaskWords {
  title: string;
  unit: string;
  /** `accuracy`: share right, more is better. `bits`: bits a character. `error`: squared error, that of repeating the last number being 1. */
  score: 'accuracy' | 'bits' | 'error';
  /** Lengths to test after training; of the reader's own data only those that fit into what is held out. */
  tested: number[];
}

export const RACE_TASKS = {
  parity: { title: 'running parity', unit: 'steps', score: 'accuracy', tested: [10, 20, 40, 100, 250] },
  counting: { title: 'counting modulo 3', unit: 'steps', score: 'accuracy', tested: [10, 20, 40, 100, 250] },
  dyck: { title: 'nested brackets (Dyck)', unit: 'steps', score: 'accuracy', tested: [12, 24, 48, 96, 192] },
  adding: { title: 'the adding problem', unit: 'steps', score: 'accuracy', tested: [15, 30, 60, 120, 240] },
  copying: { title: 'copying', unit: 'blank steps', score: 'accuracy', tested: [6, 12, 24, 48, 96] },
  selective: { title: 'selective copying', unit: 'steps', score: 'accuracy', tested: [8, 16, 32, 64, 128] },
  recall: { title: 'associative recall', unit: 'pairs', score: 'accuracy', tested: [2, 4, 8, 12, 16] },
  induction: { title: 'induction', unit: 'steps', score: 'accuracy', tested: [12, 24, 48, 96, 192] },
  series: { title: 'a series of numbers', unit: 'steps', score: 'error', tested: [7, 14, 28, 56, 112] },
  text: { title: 'text by character', unit: 'characters', score: 'bits', tested: [12, 24, 48, 96, 192] },
} satisfies Record<string, RaceTaskWords>;
export type RaceTaskName = keyof typeof RACE_TASKS;
/** What readers call each task. */
export const TASK_TITLES = Object.fromEntries(
  Object.entries(RACE_TASKS).map(([name, { title }]) => [name, title]),
) as Record<RaceTaskName, string>;

/** Sequences in a batch. */
export const BATCH = 32;

/** The accuracy from which on a model has solved a task. */
export const SOLVED = 0.95;

/** By what the networks of a race are made alike. */
export const MATCHES = { parameters: 'parameters', work: 'FLOPs a step', time: 'time to train' } as const;
export type Match = keyof typeof MATCHES;

/** The results of one model with one seed. */
export interface RunResult {
  net: ModelName;
  seed: number;
  parameters: number;
  /** Multiply-adds of a forward pass, for one step of one sequence, in the mean over the trained length. */
  work: number;
  /** Bytes that are carried from step to step, at the trained length. */
  stateBytes: number;
  step: number;
  /** Seconds it has trained, its own only, and sequences it took in one of them. */
  seconds: number;
  perSecond: number;
  /** On the batch of the last step, in nats or squared. */
  loss: number;
  /** Scores on fresh sequences of the longest trained length. */
  curve: [step: number, seconds: number, score: number][];
  /** The step from which on it had solved the task, or null if it has not. */
  solved: number | null;
  /** After training: scores by length, beyond the trained one too. */
  tested: [length: number, score: number][];
}

/** What all networks of a race share. */
interface Terms {
  trained: number;
  /** The score of a guess that needs no network, and what it is called. */
  baseline: number;
  baselineTitle: string;
  /** Another such score, where there is one. */
  second?: { title: string; score: number };
}

/** A race, or a part of one: the results of its models, by lane. */
export type Race = Record<string, RunResult & { terms: Terms }>;

/** The lanes of a race: each network with each seed, by turns of the networks. */
export const lanesOf = ({ nets: networks, runs }: { nets: string; runs: number }): string[] =>
  Array.from({ length: runs }, (_, run) => networks.split(',').map((network) => `${network}.${run + 1}`)).flat();
