/** How long it takes to learn something: from the first step to the one after which a task counts as solved. */
import type { Layer } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { adding } from '../tasks/adding.ts';
import { parity } from '../tasks/parity.ts';
import type { Score } from '../training/evaluate.ts';
import { lastOf, runExperiment } from '../training/experiment.ts';
import { network } from '../training/network.ts';
import type { Plan } from '../training/train.ts';
import { medianOf } from './statistics.ts';

/** Something to learn. */
export interface Goal {
  id: string;
  /** In words, with the sizes and what counts as solved. */
  about: string;
  plan: Omit<Plan, 'seed'>;
  /** Steps between two tests, on `tested` fresh sequences of a length, and what a passed test is. */
  every: number;
  tested: [sequences: number, length: number];
  isSolved(score: Score): boolean;
}

const adds = (id: string, cell: Layer): Goal => ({
  id: `solve/adding/${id}`,
  about: `adding problem, ${id.toUpperCase()} of 32 units, 50 steps, batches of 32: squared error under 0.02 on 256 fresh sequences`,
  plan: {
    net: network(cell, { D: 2, H: 32, K: 1, wiring: 'direct' }),
    task: adding,
    steps: 3000,
    batch: 32,
    length: () => 50,
    learningRate: 1e-2,
  },
  every: 25,
  tested: [256, 50],
  isSolved: ({ loss }) => loss < 0.02,
});

/** What is learned. */
export const goals: Goal[] = [
  adds('gru', recurrent(gru()) as Layer),
  adds('lstm', recurrent(lstm) as Layer),
  {
    id: 'solve/parity/lstm',
    about:
      'running parity, LSTM of 16 units, lengths 2 to 20, batches of 64: 99 % right on 128 fresh sequences of 20 steps',
    plan: {
      net: network(recurrent(lstm) as Layer, { D: 1, H: 16, K: 2, wiring: 'direct' }),
      task: parity,
      steps: 2000,
      batch: 64,
      length: (random) => 2 + random.below(19),
      learningRate: 1e-2,
    },
    every: 10,
    tested: [128, 20],
    isSolved: ({ accuracy }) => accuracy >= 0.99,
  },
];

/** Milliseconds and steps to the solution, by seed; infinite where a seed had none in the steps allowed. */
export interface Solved {
  id: string;
  about: string;
  medianMs: number;
  runs: { seed: number; steps: number; ms: number }[];
}

/** Learns towards a goal from each seed. The tests on the way are in the time. Expects the engine to have been started. */
export function solve({ id, about, plan, every, tested: [size, length], isSolved }: Goal, seeds: number[]): Solved {
  const runs = seeds.map((seed) => {
    const start = performance.now();
    const run = lastOf(
      runExperiment({
        plans: { [id]: { ...plan, seed } },
        evaluation: { every, of: (trainer) => trainer.score(size, length, 'fresh') },
        goal: { reached: isSolved },
        frame: (progress) => progress.run,
      }),
    );
    return { seed, steps: run.step, ms: run.findings.solved === null ? Infinity : performance.now() - start };
  });
  return { id, about, medianMs: medianOf(runs.map(({ ms }) => ms)), runs };
}
