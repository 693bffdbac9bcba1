/** Makes a shipped model from its recipe: the same recipe and date give the same file, byte for byte. */
import { dispose } from '../engine/tfjs.ts';
import { type Progress, type Snapshot, Trainee, train } from '../training/train.ts';
import { type Model, toWeights } from './load.ts';
import type { Recipe, Scores } from './recipe.ts';

/** Significant digits that are kept: of each weight unless its recipe says otherwise, and of each number of the record. */
const [WEIGHT_DIGITS, RECORD_DIGITS] = [5, 4];
/** How many losses the record keeps. */
const LOSSES = 40;

/** A training between two steps, and the record so far: what a later run needs to end where this one would have. */
export interface Halfway {
  snapshot: Snapshot;
  losses: Model['record']['losses'];
}

/** Hears of every step and is waited for; `halfway` copies the training as it then stands. */
export type Tell = (progress: Progress, steps: number, halfway: () => Halfway) => unknown;

/** Trains by the recipe, all of it or the rest, rounds the weights and scores what was rounded. */
export async function makeModel(
  model: string,
  { about, cell, sizes, digits = WEIGHT_DIGITS, ...recipe }: Recipe,
  date: string,
  tell: Tell,
  from?: Halfway,
): Promise<Model> {
  const plan = await recipe.plan();
  const { seed, steps } = plan;
  const losses = [...(from?.losses ?? [])];
  const weights: Model['weights'] = {};
  const trainee = new Trainee(plan);
  if (from) trainee.restore(from.snapshot);
  const progress = train(
    plan,
    (trained) => {
      for (const [name, tensor] of Object.entries(trained)) {
        const data = [...tensor.dataSync()].map((value) => rounded(value, digits));
        weights[name] = { shape: tensor.shape, data };
      }
    },
    trainee,
  );
  for await (const made of progress) {
    const isKept = made.step === 1 || made.step % Math.ceil(steps / LOSSES) === 0;
    if (isKept) losses.push([made.step, rounded(made.loss, RECORD_DIGITS)]);
    await tell(made, steps, () => ({ snapshot: trainee.snapshot(), losses: [...losses] }));
  }
  const tensors = toWeights({ weights });
  const heldOut = roundedScores(await recipe.heldOut(tensors));
  dispose(tensors);
  const baseline = roundedScores(await recipe.baseline());
  return { model, about, cell, sizes, seed, steps, date, record: { losses, heldOut, baseline }, weights };
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
