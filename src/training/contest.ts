/** Training several nets side by side: all take a step in turn, none sees another's data, and each says when it solved the task. */
import type { Weights } from '../define.ts';
import { Random } from '../random.ts';
import { type ContenderName, contenders, contestPlan } from './contenders.ts';
import { type ContestName, contests, SOLVED } from './contests.ts';
import { evaluate } from './evaluate.ts';
import { fromFile, toFile } from './loaded.ts';
import { parameterCount } from './net.ts';
import { Trainer } from './train.ts';

/** How one net stands: its curve of [step, accuracy on fresh sequences of the longest trained length], and more once it is done. */
export interface Standing {
  name: ContenderName;
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

/** All nets after `step` of `steps` steps. */
export interface ContestFrame {
  contest: ContestName;
  step: number;
  steps: number;
  nets: Standing[];
}

/** Steps between two looks at fresh sequences, and how many of them are looked at. */
const [EVERY, FRESH] = [10, 64];
/** Looks in a row at which a net must have solved the task before it rests. */
const ROWS = 5;

/**
 * Trains all contenders for `steps` steps; a net that has solved the task `ROWS` times in a row rests. Yields after every
 * step, and returns the weights of all. Where weights are given, they are not trained but tested.
 */
export function* runContest(
  contest: ContestName,
  seed: number,
  steps: number,
  loaded?: Weights,
): Generator<ContestFrame, Weights> {
  const { trained, tested, task } = contests[contest];
  const racers = (Object.keys(contenders) as ContenderName[]).map((name) => {
    const plan = contestPlan(name, contest, seed, steps);
    const standing: Standing = {
      name,
      title: contenders[name].title,
      parameters: parameterCount(plan.net),
      loss: 0,
      curve: [],
      solved: null,
      tested: [],
    };
    return { plan, trainer: new Trainer(plan), standing, resting: false };
  });
  const score = ({ plan, trainer }: (typeof racers)[number], length: number, stream: string) =>
    evaluate(plan.net, trainer.weights, task, new Random(seed, stream), FRESH, length);
  const frame = (step: number): ContestFrame => ({
    contest,
    step,
    steps,
    nets: racers.map(({ standing }) => ({ ...standing, curve: [...standing.curve] })),
  });
  try {
    if (loaded) {
      for (const racer of racers) {
        fromFile(racer.standing.name, loaded, racer.trainer.weights);
        const { accuracy, loss } = score(racer, trained, 'fresh 1');
        Object.assign(racer.standing, { loss, curve: [[0, accuracy]] });
        racer.resting = true;
      }
    }
    for (let step = 1; step <= steps && racers.some(({ resting }) => !resting); step++) {
      for (const racer of racers.filter(({ resting }) => !resting)) {
        const { trainer, standing } = racer;
        trainer.next();
        if (step !== 1 && step % EVERY !== 0 && step !== steps) continue;
        const { accuracy, loss } = score(racer, trained, `fresh ${step}`);
        standing.loss = loss;
        standing.curve.push([step, accuracy]);
        standing.solved = accuracy >= SOLVED ? (standing.solved ?? step) : null;
        racer.resting = standing.solved !== null && step - standing.solved >= (ROWS - 1) * EVERY;
      }
      yield frame(step);
    }
    for (const racer of racers)
      racer.standing.tested = [...tested]
        .sort((a, b) => a - b)
        .map((length) => [length, score(racer, length, 'tested').accuracy]);
    yield frame(Math.max(...racers.map(({ trainer }) => trainer.step)));
    return Object.assign({}, ...racers.map(({ standing, trainer }) => toFile(standing.name, trainer.weights)));
  } finally {
    for (const { trainer } of racers) trainer.dispose();
  }
}
