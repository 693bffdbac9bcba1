/** Makes a shipped model from its recipe: the same recipe and date give the same file, byte for byte. */
import { dispose } from '../engine/tfjs.ts';
import { train, type Progress } from '../training/train.ts';
import { toWeights, type Model } from './load.ts';
import type { Recipe, Scores } from './recipe.ts';

/** Significant digits that are kept: of each weight, and of each number of the record. */
const [WEIGHT_DIGITS, RECORD_DIGITS] = [5, 4];
/** How many losses the record keeps. */
const LOSSES = 40;

/** Trains by the recipe, rounds the weights and scores what was rounded. `tell` hears of every step. */
export async function makeModel(
  model: string, { about, cell, sizes, ...recipe }: Recipe, date: string,
  tell: (progress: Progress, steps: number) => void,
): Promise<Model> {
  const plan = await recipe.plan();
  const { seed, steps } = plan;
  const losses: Model['record']['losses'] = [];
  const weights: Model['weights'] = {};
  const progress = train(plan, (trained) => {
    for (const [name, tensor] of Object.entries(trained)) {
      const data = [...tensor.dataSync()].map((value) => rounded(value, WEIGHT_DIGITS));
      weights[name] = { shape: tensor.shape, data };
    }
  });
  for await (const made of progress) {
    const isKept = made.step === 1 || made.step % Math.ceil(steps / LOSSES) === 0;
    if (isKept) losses.push([made.step, rounded(made.loss, RECORD_DIGITS)]);
    tell(made, steps);
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
    Object.entries(part).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',\n');
  return `{${lines(about)},\n"weights":{\n${lines(weights)}}}\n`;
}

const rounded = (value: number, digits: number) => Number(value.toPrecision(digits));
const roundedScores = (scores: Scores): Scores =>
  Object.fromEntries(Object.entries(scores).map(([name, value]) => [name, rounded(value, RECORD_DIGITS)]));
