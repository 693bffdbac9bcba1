/** A race: nets of equal size trained at the same time on the same batches, scored as they go, and tested beyond what they saw. */
import type { Clock } from '../../define.ts';
import { Random } from '../../random.ts';
import { evaluate } from '../evaluate.ts';
import { type Plan, Trainee } from '../train.ts';
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

/** Sequences in a look at fresh ones, and looks in a training. */
const [FRESH, LOOKS] = [128, 20];

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

/** Whether a training is over, and whether it is time for another look, after so many steps and seconds. */
const byTime = (seconds: number) => ({
  done: (_: number, past: number) => past >= seconds,
  looks: (_: number, past: number) => Math.floor((LOOKS * past) / seconds),
});
const bySteps = (steps: number) => ({
  done: (step: number) => step >= steps,
  looks: (step: number) => Math.floor((LOOKS * step) / steps),
});

/** One net with one seed: a standing after every step, and after every length it is then tested on. */
function* lane(name: string, settings: RaceSettings, course: Course, now: Clock): Generator<Race> {
  const [net, run] = name.split('.') as [NetName, string];
  const seed = settings.seed + Number(run) - 1;
  const { plan, parameters, work, stateBytes } = racePlan(net, course, settings, seed, settings.steps);
  const ending = settings.match === 'time' ? byTime(settings.seconds) : bySteps(settings.steps);
  const { trained, baseline, baselineTitle, second } = course;
  const standing: Race[string] = {
    net,
    seed,
    parameters,
    work,
    stateBytes,
    step: 0,
    seconds: 0,
    perSecond: 0,
    loss: 0,
    curve: [],
    solved: null,
    tested: [],
    terms: { trained, baseline, baselineTitle, second },
  };
  const trainee = new Trainee(plan);
  const score = (length: number, stream: string) =>
    course.shown(evaluate(plan.net, trainee.weights, course.held, new Random(seed, stream), FRESH, length));
  const shot = (): Race => ({ [name]: { ...standing, curve: [...standing.curve], tested: [...standing.tested] } });
  try {
    for (let looks = 0; !ending.done(standing.step, standing.seconds); ) {
      const before = now();
      standing.loss = trainee.next().loss;
      standing.seconds += (now() - before) / 1000;
      standing.step++;
      standing.perSecond = standing.seconds > 0 ? (BATCH * standing.step) / standing.seconds : 0;
      const due = ending.looks(standing.step, standing.seconds);
      if (due > looks || standing.step === 1 || ending.done(standing.step, standing.seconds)) {
        const reached = score(trained, `fresh ${standing.step}`);
        standing.curve.push([standing.step, standing.seconds, reached]);
        standing.solved =
          COURSES[settings.course].score === 'accuracy' && reached >= SOLVED
            ? (standing.solved ?? standing.step)
            : null;
        looks = due;
      }
      yield shot();
    }
    for (const length of course.tested) {
      standing.tested.push([length, score(length, `tested ${length}`)]);
      yield shot();
    }
  } finally {
    trainee.dispose();
  }
}

/** Some lanes of a race, all unless named, each taking a step in turn. Yields how those stand that have begun, after every step of one. */
export function* runRace(settings: RaceSettings, now: Clock, names = lanesOf(settings)): Generator<Race> {
  const unknown = settings.nets.split(',').filter((net) => !(net in NETS));
  if (unknown.length > 0)
    throw new Error(`No net is named ${unknown.join(', ')}. Choose from ${Object.keys(NETS).join(', ')}.`);
  const course = courseOf(settings.course, settings);
  let open = names.map((name) => lane(name, settings, course, now));
  const standings: Race = {};
  try {
    while (open.length > 0) {
      const going = [];
      for (const one of open) {
        const { value, done } = one.next();
        if (done) continue;
        going.push(one);
        Object.assign(standings, value);
        yield { ...standings };
      }
      open = going;
    }
  } finally {
    for (const one of open) one.return(undefined);
  }
}
