/** Experiments: turns, budgets, goals, tests; and that every training can be paused, left, restarted and gone on from alike. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import type { Layer } from '../../src/models/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { recurrent } from '../../src/models/unroll.ts';
import { parity } from '../../src/tasks/parity.ts';
import { trainBothWays } from '../../src/training/both-ways.ts';
import { compareModels } from '../../src/training/comparison.ts';
import { trainOverDistance } from '../../src/training/distance.ts';
import { trainSeq2seq } from '../../src/training/encoder-decoder.ts';
import { type Experiment, lastOf, type Progress, runExperiment } from '../../src/training/experiment.ts';
import { network } from '../../src/training/network.ts';
import { learnText } from '../../src/training/own-text.ts';
import { type RaceSettings, runRace } from '../../src/training/race/race.ts';
import { type RunSnapshot, restoreRun, snapshotOfRun } from '../../src/training/snapshot.ts';
import type { Plan } from '../../src/training/train.ts';
import { trainTruncated } from '../../src/training/truncated.ts';

beforeAll(() => startEngine());

const plan = (change: Partial<Plan> = {}): Plan => ({
  net: network(recurrent(gru()) as Layer, { D: 1, H: 4, K: 2, wiring: 'direct' }),
  task: parity,
  seed: 1,
  steps: 6,
  batch: 4,
  length: () => 4,
  learningRate: 1e-2,
  ...change,
});
const two = { a: plan(), b: plan({ seed: 2 }) };

/** What a turn was: who had it, training steps, evaluations and tests so far. */
const turn = ({ run, isRoundOver }: Progress<number>) => {
  const { results, tests } = run.findings;
  return `${run.name}${run.step} ${results.length}e ${tests.length}t${isRoundOver ? ' |' : ''}`;
};
type Change<F> = Omit<Experiment<number, F>, 'plans' | 'frame'> & { plans?: Record<string, Plan> };
const turns = (change: Change<string> = {}) => [...runExperiment({ plans: two, frame: turn, ...change })];
const findings = (change: Change<unknown>) =>
  Object.fromEntries(
    lastOf(runExperiment({ plans: two, frame: ({ runs }: Progress<number>) => runs, ...change })).map((run) => [
      run.name,
      { step: run.step, ...run.findings },
    ]),
  );
/** A clock by which every reading comes 10 ms after the last one. */
const clock = () => {
  let time = 0;
  return { now: () => (time += 10), pass: (ms: number) => (time += ms) };
};

describe('an experiment', () => {
  it('gives every model a turn in each round, evaluates at first, every so often and at the end, and then tests', () => {
    const seen = turns({
      plans: { a: plan({ steps: 5 }), b: plan({ steps: 3 }) },
      evaluation: { every: 2, first: 1, of: () => 0 },
      tests: { lengths: [4, 8], of: (_, length) => length },
    });
    expect(seen).toEqual([
      ...['a1 1e 0t', 'b1 1e 0t |', 'a2 2e 0t', 'b2 2e 0t |', 'a3 2e 0t', 'b3 3e 0t |'],
      ...['a4 3e 0t', 'b3 3e 1t |', 'a5 4e 0t', 'b3 3e 2t |', 'a5 4e 1t |', 'a5 4e 2t |'],
    ]);
  });

  it('begins with an evaluation of the fresh weights where it is asked to', () => {
    const { a } = findings({ evaluation: { every: 4, first: 0, of: ({ step }) => step } });
    expect(a.results.map(({ result }) => result)).toEqual([0, 4, 6]);
    expect(turns({ evaluation: { every: 4, first: 0, of: () => 0 } }).slice(0, 2)).toEqual(['a0 1e 0t', 'b0 1e 0t |']);
  });

  it('lets a model rest that reached its goal so many times in a row, and says since when it had', () => {
    // Reached at 1, missed at 2, and from 3 on reached.
    const evaluation = {
      every: 1,
      of: ({ step, plan: { seed } }: { step: number; plan: Plan }) => (seed === 1 && step !== 2 ? 1 : 0),
    };
    const goal = { reached: (result: number) => result === 1, times: 2 };
    const { a, b } = findings({ evaluation, goal });
    expect([a.step, a.solved, b.step, b.solved]).toEqual([4, 3, 6, null]);
    expect(findings({ evaluation, goal: { reached: goal.reached } }).a).toMatchObject({ step: 1, solved: 1 });
  });

  it('ends by training steps, by seconds of training or by operations, for each model on its own', () => {
    const steps = (change: Change<unknown>) => Object.values(findings(change)).map(({ step }) => step);
    expect(steps({ budget: { of: 'steps', amount: 3 } })).toEqual([3, 3]);
    expect(steps({ budget: { of: 'seconds', amount: 0.05 }, now: clock().now })).toEqual([5, 5]);
    const plans = { a: plan({ operations: 100 }), b: plan({ operations: 300 }) };
    expect(steps({ plans, budget: { of: 'operations', amount: 600 } })).toEqual([6, 2]);
  });

  it('counts evaluations in the unit of its budget', () => {
    const at = (change: Change<unknown>) => findings(change).a.results.map(({ step }) => step);
    const evaluation = (every: number) => ({ every, of: () => 0 });
    expect(at({ budget: { of: 'seconds', amount: 0.08 }, now: clock().now, evaluation: evaluation(0.03) })).toEqual([
      3, 6, 8,
    ]);
    const plans = { a: plan({ operations: 100 }) };
    expect(at({ plans, budget: { of: 'operations', amount: 500 }, evaluation: evaluation(200) })).toEqual([2, 4, 5]);
  });

  it('counts the seconds of training alone: not those of evaluations, and not those of a pause', () => {
    const { now, pass } = clock();
    const evaluation = {
      every: 1,
      of: () => pass(5000),
    };
    let last = 0;
    for (const seconds of runExperiment({
      plans: { a: plan() },
      now,
      evaluation,
      frame: ({ run }) => run.findings.seconds,
    })) {
      pass(60_000);
      last = seconds;
    }
    expect(last).toBeCloseTo(0.06, 9);
  });

  it('does not draw from what another model draws from: each goes as it would alone', () => {
    const evaluation = { every: 1, of: (trainer: { loss: number }) => trainer.loss };
    const together = findings({ evaluation });
    for (const [name, one] of Object.entries(two))
      expect(findings({ plans: { [name]: one }, evaluation })[name].results).toEqual(together[name].results);
    expect(together.a.results).not.toEqual(together.b.results);
  });

  it.each([1, 2, 5, 9, 14])('goes on from snapshots taken after turn %i as if it had never stopped', (stop) => {
    const config = {
      plans: two,
      evaluation: { every: 2, first: 0, of: ({ loss }: { loss: number }) => loss },
      goal: { reached: (loss: number) => loss > 0, times: 3 },
      tests: { lengths: [4, 6], of: (_: unknown, length: number) => length },
    } satisfies Partial<Experiment<number, unknown>>;
    const shown = (progress: Progress<number>) => ({
      turn: turn(progress),
      loss: progress.run.loss,
      ...structuredClone(progress.run.findings),
    });
    const whole = runToEnd(runExperiment({ ...config, frame: shown }));
    let from: Record<string, RunSnapshot<number>> = {};
    let count = 0;
    for (const snapshots of runExperiment({
      ...config,
      frame: ({ runs }) => Object.fromEntries(runs.map((run) => [run.name, snapshotOfRun(run)])),
    })) {
      if (++count === stop) from = snapshots;
      // Left only after another turn, which must not change what was taken.
      if (count > stop) break;
    }
    const before = memory().numTensors;
    const rest = runToEnd(runExperiment({ ...config, resume: (run) => restoreRun(run, from[run.name]), frame: shown }));
    expect(rest.frames).toEqual(whole.frames.slice(stop));
    expect(rest.weights).toEqual(whole.weights);
    expect(memory().numTensors).toBe(before);
  });

  it('frees everything where an evaluation fails, or the weights of a file do not fit', () => {
    const before = memory().numTensors;
    const fails = () => {
      throw new Error('failed');
    };
    expect(() => turns({ evaluation: { every: 2, of: fails } })).toThrow('failed');
    expect(() => turns({ loaded: {} })).toThrow('no weights named a/');
    expect(memory().numTensors).toBe(before);
  });

  it('changes a batch before the model learns from it, with the weights as they are', () => {
    const seen: number[] = [];
    const alter: Plan['alter'] = (batch, weights) => {
      seen.push(weights.v.dataSync()[0]);
      return { ...batch, scored: batch.scored.map(() => 0) };
    };
    const { a } = findings({
      plans: { a: plan({ alter, steps: 2 }) },
      evaluation: { every: 1, of: ({ loss }) => loss },
    });
    expect(a.results.map(({ result }) => result)).toEqual([0, 0]);
    expect(seen).toHaveLength(2);
  });
});

function runToEnd<Frame, End>(training: Generator<Frame, End>) {
  const frames: Frame[] = [];
  let made = training.next();
  for (; !made.done; made = training.next()) frames.push(structuredClone(made.value));
  return { frames, weights: made.value };
}

const race: RaceSettings = {
  course: 'parity',
  nets: 'gru,transformer',
  match: 'parameters',
  size: 1000,
  layers: 1,
  steps: 3,
  seconds: 1,
  runs: 1,
  seed: 5,
  series: '',
  text: '',
};
const text = 'the whale and the sea and the ship. '.repeat(30);
const trainings: [name: string, start: () => Generator<object, unknown>][] = [
  ['five models of equal size', () => compareModels('recall', 3, 3)],
  ['two readers', () => trainBothWays('after', 2, 3, 20)],
  ['five models over a distance', () => trainOverDistance(8, 3, 20)],
  ['a race', () => runRace(race, clock().now)],
  ['language models on a text', () => learnText({ text, size: 4000, steps: 4, seed: 3 })],
  ['an encoder and a decoder', () => trainSeq2seq(8, 3, 20)],
  ['windows of a stream', () => trainTruncated({ window: 4, lag: 2, carried: true, seed: 3, steps: 600 })],
];

describe.each(trainings)('%s', (_, start) => {
  test('goes the same way when it is paused after every frame and another starts over and over meanwhile', () => {
    const whole = runToEnd(start());
    const before = memory().numTensors;
    const paused = start();
    const frames: object[] = [];
    let made = paused.next();
    for (; !made.done; made = paused.next()) {
      frames.push(structuredClone(made.value));
      const other = start();
      expect(other.next().value).toEqual(whole.frames[0]);
      other.return(undefined);
    }
    expect(frames).toEqual(whole.frames);
    expect(made.value).toEqual(whole.weights);
    expect(memory().numTensors).toBe(before);
  });

  test('frees everything when it is left after any frame', () => {
    const before = memory().numTensors;
    const { frames } = runToEnd(start());
    for (let stop = 1; stop <= Math.min(3, frames.length); stop++) {
      let count = 0;
      for (const _frame of start()) if (++count === stop) break;
      expect(memory().numTensors).toBe(before);
    }
  });
});
