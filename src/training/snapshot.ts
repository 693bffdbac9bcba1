/**
 * Trainings between two steps, as plain numbers: what `npm run train` keeps to go on after an interruption, to the last bit.
 * A file of its own, which no tab loads.
 */
import { type Tensor, tensor } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import type { Findings, Run } from './experiment.ts';
import { type Optimizer, replace } from './optimizer.ts';
import type { Trainer } from './train.ts';

/** The numbers of tensors by name, in full: float32, flat. */
export type Numbers = Record<string, Float32Array>;

/** All that decides how an optimizer goes on: its steps so far, and Adam's running means of the gradient and of its square. */
export interface OptimizerState {
  step: number;
  mean: Numbers;
  square: Numbers;
}

/** A training between two steps: all that decides how it goes on under the same plan. */
export interface Snapshot extends OptimizerState {
  /** The state of the generator that draws the batches. */
  random: number[];
  weights: Numbers;
  loss: number;
  accuracy: number;
}
export type RunSnapshot<Result> = Snapshot & { findings: Findings<Result> };

/** A copy of an optimizer's state; later steps do not change it. */
export const stateOf = ({ steps, mean, square }: Optimizer): OptimizerState => ({
  step: steps,
  mean: numbersOf(mean),
  square: numbersOf(square),
});

/** Sets an optimizer back to a state, to the last bit. Throws, and changes nothing, if it is the state of other weights. */
export function restoreState(optimizer: Optimizer, { step, mean, square }: OptimizerState): void {
  checkNumbers(optimizer.mean, mean);
  checkNumbers(optimizer.square, square);
  setNumbers(optimizer.mean, mean);
  setNumbers(optimizer.square, square);
  optimizer.steps = step;
}

/** A copy of all that decides the rest of a training; later steps do not change it. */
export const snapshotOf = ({ optimizer, random, weights, loss, accuracy }: Trainer): Snapshot => ({
  ...stateOf(optimizer),
  random: random.state,
  weights: numbersOf(weights),
  loss,
  accuracy,
});

/** Sets a training to where a snapshot was taken, to the last bit. Throws where it was taken of another model. */
export function restore(trainer: Trainer, snapshot: Snapshot): void {
  checkNumbers(trainer.weights, snapshot.weights);
  restoreState(trainer.optimizer, snapshot);
  setNumbers(trainer.weights, snapshot.weights);
  ({ step: trainer.step, loss: trainer.loss, accuracy: trainer.accuracy } = snapshot);
  trainer.random.state = snapshot.random;
}

/** A snapshot of one model of an experiment, with what the run has shown so far. */
export const snapshotOfRun = <Result>(run: Run<Result>): RunSnapshot<Result> => ({
  ...snapshotOf(run),
  findings: structuredClone(run.findings),
});

/** Sets a run to where a snapshot of it was taken. */
export function restoreRun<Result>(run: Run<Result>, snapshot: RunSnapshot<Result>): void {
  restore(run, snapshot);
  run.findings = structuredClone(snapshot.findings);
}

/** The numbers of tensors, sliced: an array without a copy may be a view of the engine's memory. */
const numbersOf = (tensors: Tensors): Numbers =>
  Object.fromEntries(
    Object.entries(tensors).map(([name, values]: [string, Tensor]) => [
      name,
      (values.dataSync() as Float32Array).slice(),
    ]),
  );

/** Throws, naming the tensor, if the numbers of a snapshot are not those of tensors of these names and sizes. */
function checkNumbers(tensors: Tensors, numbers: Numbers): void {
  for (const [name, { size }] of Object.entries(tensors)) {
    const count = numbers[name]?.length ?? 0;
    if (count !== size) throw new Error(`The snapshot has ${count} numbers for ${name}; this model has ${size}.`);
  }
}

/** Replaces tensors by numbers that `checkNumbers` let pass. */
function setNumbers(tensors: Tensors, numbers: Numbers): void {
  for (const [name, { shape }] of Object.entries(tensors)) replace(tensors, name, tensor(numbers[name], shape));
}
