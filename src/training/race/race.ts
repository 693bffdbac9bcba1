/** A race: networks of equal size trained at the same time on the same batches, scored as they go, and tested beyond what they saw. */
import type { Clock } from '../../define.ts';
import { models } from '../../models/registry.ts';
import { type Budget, runExperiment } from '../experiment.ts';
import type { Plan, Trainer } from '../train.ts';
import {
  BATCH,
  lanesOf,
  type Match,
  type ModelName,
  RACE_MODELS,
  RACE_TASKS,
  type Race,
  type RaceTaskName,
  SOLVED,
} from './entries.ts';
import { costOf, raceNetwork, sizesFor } from './race-network.ts';
import { rateOf } from './rates.ts';
import { type OwnData, type RaceTask, raceTaskOf } from './tasks.ts';

/** What the reader sets. `nets` are names of models with commas between them. */
export interface RaceSettings extends OwnData {
  course: RaceTaskName;
  nets: string;
  match: Match;
  /** Parameters of each network, or its multiply-adds a step. */
  size: number;
  layers: number;
  /** Training steps, or, where networks have equal time, seconds for each. */
  steps: number;
  seconds: number;
  /** Runs of each network, with seeds that follow on each other. */
  runs: number;
  seed: number;
}

/** Fresh sequences in an evaluation, and evaluations in a training. */
const [FRESH, EVALUATIONS] = [128, 20];

/** What one network is trained by, and what that costs. The seed decides batches and first weights, so that all networks of a seed get the same batches. */
export function racePlan(
  network: ModelName,
  course: RaceTask,
  { match, size, layers, course: name }: RaceSettings,
  seed: number,
  steps: number,
  learningRate = rateOf(name, network),
) {
  const model = models[network];
  const { inputs: D, outputs: K } = course.learn;
  const sizes = sizesFor(model, { D, K, depth: layers }, match === 'work' ? 'work' : 'parameters', size, course.steps);
  const plan: Plan = {
    net: raceNetwork(model, sizes),
    task: course.learn,
    length: course.length,
    seed,
    steps,
    batch: BATCH,
    learningRate,
  };
  return { plan, ...costOf(model, sizes, course.steps) };
}

/**
 * Some lanes of a race, all unless named: each a model with a seed, taking a step in turn, and tested when its training is
 * over. Yields the results of all that have begun, after every turn of one.
 */
export function* runRace(settings: RaceSettings, now: Clock, names = lanesOf(settings)): Generator<Race> {
  const unknown = settings.nets.split(',').filter((network) => !(network in RACE_MODELS));
  if (unknown.length > 0)
    throw new Error(`No net is named ${unknown.join(', ')}. Choose from ${Object.keys(RACE_MODELS).join(', ')}.`);
  const course = raceTaskOf(settings.course, settings);
  const { trained, tested, baseline, baselineTitle, second } = course;
  const lanes = Object.fromEntries(
    names.map((name) => {
      const [net, run] = name.split('.') as [ModelName, string];
      return [name, { net, ...racePlan(net, course, settings, settings.seed + Number(run) - 1, settings.steps) }];
    }),
  );
  const budget: Budget =
    settings.match === 'time' ? { of: 'seconds', amount: settings.seconds } : { of: 'steps', amount: settings.steps };
  const scoreOf = (trainer: Trainer, length: number, stream: string) =>
    course.shown(trainer.score(FRESH, length, stream, course.held));
  const race: Race = {};
  // The weights that come back are not those of a reader: nobody saves a race.
  yield* runExperiment({
    plans: Object.fromEntries(Object.entries(lanes).map(([name, { plan }]) => [name, plan])),
    budget,
    now,
    evaluation: {
      every: budget.amount / EVALUATIONS,
      first: 1,
      of: (trainer) => scoreOf(trainer, trained, `fresh ${trainer.step}`),
    },
    goal: {
      reached: (score) => RACE_TASKS[settings.course].score === 'accuracy' && score >= SOLVED,
      times: Infinity,
    },
    tests: { lengths: tested, of: (trainer, length) => scoreOf(trainer, length, `tested ${length}`) },
    frame({ run: { name, step, loss, findings } }): Race {
      const { net, plan, parameters, work, stateBytes } = lanes[name];
      const { seconds, results, solved, tests } = findings;
      race[name] = {
        net,
        seed: plan.seed,
        parameters,
        work,
        stateBytes,
        step,
        seconds,
        perSecond: seconds > 0 ? (BATCH * step) / seconds : 0,
        loss,
        curve: results.map((made) => [made.step, made.seconds, made.result]),
        solved,
        tested: [...tests],
        terms: { trained, baseline, baselineTitle, second },
      };
      return { ...race };
    },
  });
}
