/** Comparing several models side by side: all take a training step in turn, none sees another's data, and each says when it solved the task. */
import type { Weights } from '../define.ts';
import { type ComparedName, comparedModels, comparisonPlan } from './compared-models.ts';
import { type ComparisonTaskName, comparisonTasks, SOLVED } from './comparison-tasks.ts';
import { runExperiment } from './experiment.ts';
import { parameterCount } from './network.ts';

/** The results of one model: its curve of [step, accuracy on fresh sequences of the longest trained length], and more once it is done. */
export interface ModelResult {
  name: ComparedName;
  title: string;
  parameters: number;
  /** Cross-entropy (nats) on the same fresh sequences. */
  loss: number;
  curve: [step: number, accuracy: number][];
  /** The step at which it had solved the task, or null if it has not. */
  solved: number | null;
  /** After training: [length, accuracy], beyond the trained length too. */
  tested: [length: number, accuracy: number][];
}

/** All models after `step` of `steps` steps. */
export interface ComparisonFrame {
  contest: ComparisonTaskName;
  step: number;
  steps: number;
  nets: ModelResult[];
}

/** Training steps between two evaluations, and how many fresh sequences each of them takes. */
const [EVERY, FRESH] = [10, 64];
/** Evaluations in a row in which a model must have solved the task before it trains no further. */
const TIMES = 5;

/**
 * Trains all for `steps` steps; a model that has solved the task `TIMES` times in a row trains no further. Yields after
 * every step, and returns the weights of all. Where weights are given, they are not trained but tested.
 */
export function* compareModels(
  comparison: ComparisonTaskName,
  seed: number,
  steps: number,
  loaded?: Weights,
): Generator<ComparisonFrame, Weights> {
  const { trained, tested } = comparisonTasks[comparison];
  const names = Object.keys(comparedModels) as ComparedName[];
  const plans = Object.fromEntries(names.map((name) => [name, comparisonPlan(name, comparison, seed, steps)]));
  const parameters = names.map((name) => parameterCount(plans[name].net));
  const lengths = [...tested].sort((a, b) => a - b);
  return yield* runExperiment({
    plans,
    evaluation: {
      every: EVERY,
      first: 1,
      of: (trainer) => trainer.score(FRESH, trained, `fresh ${Math.max(1, trainer.step)}`),
    },
    goal: { reached: ({ accuracy }) => accuracy >= SOLVED, times: TIMES },
    tests: { lengths, of: (trainer, length) => trainer.score(FRESH, length, 'tested').accuracy },
    loaded,
    frame({ runs, step, isRoundOver }): ComparisonFrame | undefined {
      const isTraining = step > 0 && runs.some(({ findings }) => findings.tests.length === 0);
      const isOver = runs.every(({ isDone }) => isDone);
      if (!isRoundOver || !(isTraining || isOver)) return undefined;
      const networks = names.map((name, k) => {
        const { results, solved, tests } = runs[k].findings;
        return {
          name,
          title: comparedModels[name].title,
          parameters: parameters[k],
          loss: results.at(-1)!.result.loss,
          curve: results.map(({ step: at, result }): [number, number] => [at, result.accuracy]),
          solved: loaded ? null : solved,
          tested: isOver ? [...tests] : [],
        };
      });
      return { contest: comparison, step, steps, nets: networks };
    },
  });
}
