/** Makes a shipped model from its recipe: the same recipe and date give the same file, byte for byte. */
import { dispose } from '../engine/tfjs.ts';
import { type Run, runExperiment } from '../training/experiment.ts';
import { type RunSnapshot, restoreRun } from '../training/snapshot.ts';
import { type Model, toWeights } from './load.ts';
import { inBytes, type Packed } from './packed.ts';
import type { Recipe, Scores } from './recipe.ts';

/** Significant digits that are kept: of each weight unless its recipe says otherwise, and of each number of the record. */
const [WEIGHT_DIGITS, RECORD_DIGITS] = [5, 4];
/** Rows of a matrix that are packed at once. Whole threes: so the base64 of their bytes can be joined. */
const ROWS = 96;
/** How many losses the record keeps. */
const LOSSES = 40;

/** A training between two steps, with the losses of its record so far: what a later run needs to end where this one would have. */
export type Halfway = RunSnapshot<number>;

/** Hears of every step and is waited for; a snapshot of the run is what a later one can go on from. */
export type Tell = (run: Run<number>, steps: number) => unknown;

/** Trains by the recipe, all of it or the rest, rounds the weights and scores what was rounded. */
export async function makeModel(
  model: string,
  { about, cell, sizes, digits = WEIGHT_DIGITS, int8 = false, seeds = [], ...recipe }: Recipe,
  date: string,
  tell: Tell,
  from?: Halfway,
): Promise<Model> {
  const plan = await recipe.plan();
  const { seed, steps } = plan;
  let results = from?.findings.results ?? [];
  const training = runExperiment({
    plans: { [model]: plan },
    evaluation: { every: Math.ceil(steps / LOSSES), first: 1, of: ({ loss }) => rounded(loss, RECORD_DIGITS) },
    resume: (run) => from && restoreRun(run, from),
    frame: ({ run }) => run,
  });
  let made = training.next();
  try {
    for (; !made.done; made = training.next()) {
      ({ results } = made.value.findings);
      await tell(made.value, steps);
    }
  } finally {
    training.return({});
  }
  const weights = Object.fromEntries(
    Object.entries(made.value).map(([name, { shape, data }]): [string, Packed] => [
      name.slice(`${model}/`.length),
      int8 && shape.length === 2
        ? packed(shape, data)
        : { shape, data: [...data].map((value) => rounded(value, digits)) },
    ]),
  );
  const losses = results.map(({ step, result }): [number, number] => [step, result]);
  const score = async (of: Model['weights']) => {
    const tensors = toWeights({ weights: of });
    const scores = roundedScores(await recipe.heldOut(tensors));
    dispose(tensors);
    return scores;
  };
  const record: Model['record'] = {
    losses,
    heldOut: await score(weights),
    baseline: roundedScores(await recipe.baseline()),
  };
  if (seeds.length > 0) {
    const asTrained = Object.entries(made.value).map(([name, { shape, data }]): [string, Packed] => [
      name.slice(`${model}/`.length),
      { shape, data: [...data] },
    ]);
    record.exact = await score(Object.fromEntries(asTrained));
  }
  return { model, about, cell, sizes, seed, steps, date, record, weights };
}

/** A matrix in bytes, of any size: what a call takes as arguments is limited. */
function packed(shape: number[], data: Float32Array): Packed {
  const [rows, columns] = shape as [number, number];
  const parts = Array.from({ length: Math.ceil(rows / ROWS) }, (_, k) => {
    const part = data.subarray(k * ROWS * columns, (k + 1) * ROWS * columns);
    return inBytes([part.length / columns, columns], part);
  });
  return { shape, int8: parts.map(({ int8 }) => int8).join(''), scale: parts.flatMap(({ scale }) => scale) };
}

/** The text of a model's file: a line for each part of it, so that changes can be read. */
export function modelText({ weights, ...about }: Model): string {
  const lines = (part: object) =>
    Object.entries(part)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{${lines(about)},\n"weights":{\n${lines(weights)}}}\n`;
}

const rounded = (value: number, digits: number) => Number(value.toPrecision(digits));
const roundedScores = (scores: Scores): Scores =>
  Object.fromEntries(Object.entries(scores).map(([name, value]) => [name, rounded(value, RECORD_DIGITS)]));
