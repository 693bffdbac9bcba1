/** A race: nets of equal size trained at the same time on the same batches, scored as they go, and tested beyond what they saw. */
import type { Clock } from '../../define.ts';
import { type Budget, runExperiment } from '../experiment.ts';
import type { Plan, Trainer } from '../train.ts';
import { type Course, courseOf, type OwnData } from './courses.ts';
import {
  BATCH,
  COURSES,
  type CourseName,
  lanesOf,
  type Match,
  NETS,
  type NetName,
  type Race,
  SOLVED,
} from './entries.ts';
import { costOf, raceNet, sizesFor } from './race-net.ts';
import { racers } from './racers.ts';
import { rateOf } from './rates.ts';

/** What the reader sets. `nets` are names with commas between them. */
export interface RaceSettings extends OwnData {
  course: CourseName;
  nets: string;
  match: Match;
  /** Parameters of each net, or its multiply-adds a step. */
  size: number;
  layers: number;
  /** Training steps, or, where nets have equal time, seconds for each. */
  steps: number;
  seconds: number;
  /** Runs of each net, with seeds that follow on each other. */
  runs: number;
  seed: number;
}

/** Fresh sequences in an evaluation, and evaluations in a training. */
const [FRESH, EVALUATIONS] = [128, 20];

/** What one net is trained by, and what that costs. The seed decides batches and first weights, so that all nets of a seed get the same batches. */
export function racePlan(
  net: NetName,
  course: Course,
  { match, size, layers, course: name }: RaceSettings,
  seed: number,
  steps: number,
  learningRate = rateOf(name, net),
) {
  const racer = racers[net];
  const { inputs: D, outputs: K } = course.learn;
  const sizes = sizesFor(racer, { D, K, depth: layers }, match === 'work' ? 'work' : 'parameters', size, course.steps);
  const plan: Plan = {
    net: raceNet(racer, sizes),
    task: course.learn,
    length: course.length,
    seed,
    steps,
    batch: BATCH,
    learningRate,
  };
  return { plan, ...costOf(racer, sizes, course.steps) };
}

/**
 * Some lanes of a race, all unless named: each a model with a seed, taking a step in turn, and tested when its training is
 * over. Yields the results of all that have begun, after every turn of one.
 */
export function* runRace(settings: RaceSettings, now: Clock, names = lanesOf(settings)): Generator<Race> {
  const unknown = settings.nets.split(',').filter((net) => !(net in NETS));
  if (unknown.length > 0)
    throw new Error(`No net is named ${unknown.join(', ')}. Choose from ${Object.keys(NETS).join(', ')}.`);
  const course = courseOf(settings.course, settings);
  const { trained, tested, baseline, baselineTitle, second } = course;
  const lanes = Object.fromEntries(
    names.map((name) => {
      const [net, run] = name.split('.') as [NetName, string];
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
      reached: (score) => COURSES[settings.course].score === 'accuracy' && score >= SOLVED,
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
