/**
 * Experiments: models trained in turns, evaluated on the way and tested at the end. Seeded, and a generator of progress:
 * whoever reads it sets the pace, may wait between two turns for as long as it likes, and may leave at any of them.
 */
import type { Clock, Weights } from '../define.ts';
import { fromFile, toFile } from './loaded.ts';
import { type Plan, Trainer } from './train.ts';

/** How much training each model gets. */
export interface Budget {
  amount: number;
  /** Operations are those of a plan, for each of its training steps. */
  of: 'steps' | 'seconds' | 'operations';
}

/** A configuration: everything that decides what is trained and what is shown of it. */
export interface Experiment<Result, Frame> {
  /** How each model is trained, by the name that its weights have in files. */
  plans: Record<string, Plan>;
  /** The steps of each plan unless given. */
  budget?: Budget;
  /**
   * Evaluations lie so many units of the budget apart. There is one at its end, too, and one before training (`first` 0)
   * or after the first training step (`first` 1).
   */
  evaluation?: { every: number; first?: 0 | 1; of(trainer: Trainer): Result };
  /** A model that reaches the goal in so many evaluations in a row (1 unless given) trains no further. */
  goal?: { reached(result: Result): boolean; times?: number };
  /** What a model is tested on when its training is over, one length a turn. */
  tests?: { lengths: number[]; of(trainer: Trainer, length: number): number };
  /** Weights from a file: the models get them and are not trained, but evaluated and tested. */
  loaded?: Weights;
  /** Sets a run to where an earlier one stood, before its first turn; see `restoreRun` of snapshot.ts. */
  resume?(run: Run<Result>): void;
  /** Tells the seconds that models train; without it no time passes. */
  now?: Clock;
  /** What is shown after each turn of a model, if anything. */
  frame(progress: Progress<Result>): Frame | undefined;
}

/** What a run has shown so far. Evaluations come with the training steps and the seconds of training before them. */
export interface Findings<Result> {
  /** Turns taken: training steps, tests, and the evaluation before training. */
  turns: number;
  seconds: number;
  results: { step: number; seconds: number; result: Result }[];
  /** The step of the first of the last evaluations, without a gap, that reached the goal. */
  solved: number | null;
  /** How many these are. */
  inARow: number;
  tests: [length: number, score: number][];
}

/** After a turn of one model. */
export interface Progress<Result> {
  runs: Run<Result>[];
  /** Whose turn it was, and whether it was evaluated in it. */
  run: Run<Result>;
  wasEvaluated: boolean;
  /** Whether all that are still at work have had this turn. */
  isRoundOver: boolean;
  /** Training steps of the model that has most. */
  step: number;
}

/** One model of an experiment. */
export class Run<Result> extends Trainer {
  readonly name: string;
  findings: Findings<Result> = { turns: 0, seconds: 0, results: [], solved: null, inARow: 0, tests: [] };
  readonly #experiment: Experiment<Result, unknown>;

  constructor(name: string, plan: Plan, experiment: Experiment<Result, unknown>) {
    super(plan);
    this.name = name;
    this.#experiment = experiment;
  }

  /** Whether nothing is left to do. */
  get isDone(): boolean {
    return this.#hasTrained && this.findings.tests.length === (this.#experiment.tests?.lengths.length ?? 0);
  }

  /** Does what comes next: an evaluation before training, a training step, or a test. Says whether it was evaluated. */
  turn(): boolean {
    const { evaluation, tests, now = () => 0 } = this.#experiment;
    const { findings } = this;
    const comesFirst = this.#comesFirst;
    findings.turns++;
    if (comesFirst) return this.#evaluate();
    if (tests && this.#hasTrained) {
      const length = tests.lengths[findings.tests.length];
      findings.tests.push([length, tests.of(this, length)]);
      return false;
    }
    const [start, spent] = [now(), this.#spent];
    this.next();
    findings.seconds += (now() - start) / 1000;
    if (!evaluation) return false;
    const { every, first } = evaluation;
    const isDue = Math.floor(this.#spent / every) > Math.floor(spent / every) || this.#spent >= this.#budget.amount;
    return (isDue || (this.step === 1 && first === 1)) && this.#evaluate();
  }

  get #budget(): Budget {
    return this.#experiment.budget ?? { amount: this.plan.steps, of: 'steps' };
  }

  get #spent(): number {
    const { step, plan, findings } = this;
    return { steps: step, seconds: findings.seconds, operations: step * (plan.operations ?? 0) }[this.#budget.of];
  }

  /** Whether the next turn is an evaluation before training, or in the place of it. */
  get #comesFirst(): boolean {
    const { evaluation, loaded } = this.#experiment;
    return this.findings.turns === 0 && evaluation !== undefined && (loaded !== undefined || evaluation.first === 0);
  }

  get #hasTrained(): boolean {
    const { loaded, goal } = this.#experiment;
    if (this.#comesFirst) return false;
    if (loaded || this.#spent >= this.#budget.amount) return true;
    return goal !== undefined && this.findings.inARow >= (goal.times ?? 1);
  }

  #evaluate(): true {
    const { step, findings } = this;
    const { evaluation, goal } = this.#experiment;
    const result = evaluation!.of(this);
    findings.results.push({ step, seconds: findings.seconds, result });
    const isReached = goal?.reached(result) ?? false;
    findings.inARow = isReached ? findings.inARow + 1 : 0;
    findings.solved = isReached ? (findings.solved ?? step) : null;
    return true;
  }
}

/**
 * Runs an experiment and yields its frames. Returns the weights of all models, and frees everything when it ends, fails or
 * is left.
 */
export function* runExperiment<Result, Frame>(experiment: Experiment<Result, Frame>): Generator<Frame, Weights> {
  const { plans, loaded, resume, frame } = experiment;
  const runs: Run<Result>[] = [];
  try {
    for (const [name, plan] of Object.entries(plans)) {
      const run = new Run(name, plan, experiment);
      runs.push(run);
      if (loaded) fromFile(name, loaded, run.weights);
      resume?.(run);
    }
    for (let open = openOf(runs); open.length > 0; open = openOf(runs)) {
      for (const run of open) {
        const wasEvaluated = run.turn();
        const step = Math.max(...runs.map((each) => each.step));
        const shown = frame({ runs, run, wasEvaluated, isRoundOver: run === open.at(-1), step });
        if (shown !== undefined) yield shown;
      }
    }
    return Object.assign({}, ...runs.map(({ name, weights }) => toFile(name, weights)));
  } finally {
    for (const run of runs) run.dispose();
  }
}

/** The runs whose turn it is: of those at work the ones that have had the fewest turns, all unless a round was left halfway. */
function openOf<Result>(runs: Run<Result>[]): Run<Result>[] {
  const open = runs.filter(({ isDone }) => !isDone);
  const fewest = Math.min(...open.map(({ findings }) => findings.turns));
  return open.filter(({ findings }) => findings.turns === fewest);
}

/** Runs to the end; the last frame. Throws where there was none. */
export function lastOf<Frame>(frames: Iterable<Frame>): Frame {
  let last: { frame: Frame } | undefined;
  for (const frame of frames) last = { frame };
  if (!last) throw new Error('There was no frame.');
  return last.frame;
}
