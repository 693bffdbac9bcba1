/**
 * `npm run train -- <model>`: trains a shipped model by its recipe and writes its weights with their record; `all` trains
 * one after the other. Killed at any moment, the same command goes on from its checkpoint and ends in the same weights;
 * `--fresh` starts over.
 */
import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { startEngine } from '../engine/backend.ts';
import { suggested } from '../markdown/problem.ts';
import type { Model } from '../trained/load.ts';
import { type Halfway, makeModel, modelText } from '../trained/make-model.ts';
import type { Recipe } from '../trained/recipe.ts';
import { snapshotOfRun } from '../training/snapshot.ts';
import { readCheckpoint, replaceFile, settingsOf, Unusable, writeCheckpoint } from './checkpoint.ts';
import { trainAll } from './train-all.ts';

const files = import.meta.glob<Recipe | undefined>('../trained/*.ts', { import: 'default', eager: true });
const recipes = Object.fromEntries(
  Object.entries(files).flatMap(([path, recipe]) =>
    recipe ? [[path.slice('../trained/'.length, -'.ts'.length), recipe] as const] : [],
  ),
);

const [FRESH, ALL] = ['--fresh', 'all'];
/** Lines of progress that a short training prints; a long one prints one with every checkpoint. */
const LINES = 20;

/** Where a training keeps its checkpoint and puts the model, how many seconds it goes without a checkpoint, from where. */
export interface Way {
  checkpoints: string;
  models: string;
  every: number;
  fresh: boolean;
}

/** Trains one model by name, or all. Exit code 1, with the names there are, for any other name or option. */
export async function main(args: string[]): Promise<number> {
  const [name = '', ...more] = args.filter((word) => word !== FRESH);
  const names = Object.keys(recipes);
  const extra = [name, ...more].find((word) => word.startsWith('-')) ?? more[0];
  if (extra !== undefined) {
    const known = [...names, ALL].includes(name) ? name : names[0];
    console.error(`"${extra}" is not an option. Nearest: ${FRESH}.\n    Fix: npm run train -- ${known} ${FRESH}`);
    return 1;
  }
  const way = { checkpoints: '.cache/train', models: 'src/trained', every: 10, fresh: args.includes(FRESH) };
  if (name === ALL) {
    const byName = new Map(Object.entries(recipes));
    return trainAll(names, way, async (one) => {
      const recipe = byName.get(one);
      return recipe ? trainModel(one, recipe, way) : 1;
    });
  }
  const recipe = recipes[name];
  if (!recipe) {
    const near = suggested(name, names);
    const problem = name ? `src/trained/${name}.ts is not a recipe. Nearest: ${near.join(', ')}.` : 'Which model?';
    console.error(
      `${problem} Recipes: ${names.join(', ')}; all of them: ${ALL}.\n    Fix: npm run train -- ${name ? near[0] : names[0]}`,
    );
    return 1;
  }
  return trainModel(name, recipe, way);
}

/**
 * Trains by a recipe, with each of its seeds, from its checkpoints if there are any. Exit code 1, and nothing changed, if one
 * cannot be used. The model is that of the first seed; its file is written when that is trained, and again after each seed.
 */
export async function trainModel(name: string, recipe: Recipe, way: Way): Promise<number> {
  const result = `${way.models}/${name}.json`;
  const { seed: first } = await recipe.plan();
  const seeds = [first, ...(recipe.seeds ?? [])];
  const pathOf = (seed: number) => `${way.checkpoints}/${name}${seed === first ? '' : `.seed-${seed}`}.checkpoint`;
  await startEngine();
  if (way.fresh) for (const seed of seeds) rmSync(pathOf(seed), { force: true });
  const scores: Model['record']['seeds'] = {};
  let model: Model | undefined;
  for (const seed of seeds) {
    if (seeds.length > 1) console.log(`${name}, seed ${seed}`);
    const own = { ...recipe, plan: async () => ({ ...(await recipe.plan()), seed }) };
    const made = await trainSeed(name, own, pathOf(seed), way);
    if (!made) return 1;
    model ??= made;
    scores[seed] = made.record.heldOut;
    if (seeds.length > 1) model.record.seeds = scores;
    replaceFile(result, modelText(model));
  }
  for (const seed of seeds) rmSync(pathOf(seed), { force: true });
  console.log(result, { ...model?.record.heldOut, baseline: model?.record.baseline });
  return 0;
}

/** Trains one seed. Its checkpoint stays: of a finished training it holds all that is needed to score it again. */
export async function trainSeed(
  name: string,
  recipe: Recipe,
  path: string,
  { models, every }: Way,
): Promise<Model | undefined> {
  const startOver = `npm run train -- ${name} ${FRESH}`;
  const settings = await settingsOf(recipe);
  let from: Halfway | undefined;
  try {
    from = readCheckpoint(path, settings);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const shipped = `${models}/${name}.json`;
    console.error(`${error.message}\n    Fix: ${startOver}   (${shipped} stays as it is until the training is over)`);
    return undefined;
  }
  if (from) console.log(`Going on after step ${from.step}, from ${path}. To start over: ${startOver}`);

  const [start, today] = [performance.now(), new Date().toISOString().slice(0, 10)];
  let saved = start;
  let save = () => {};
  const stop = (signal: NodeJS.Signals) => {
    save();
    console.log(`Stopped. To go on: npm run train -- ${name}`);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  const listen = (change: 'on' | 'off') => {
    process[change]('SIGINT', stop)[change]('SIGTERM', stop);
  };
  listen('on');
  try {
    return await makeModel(
      name,
      recipe,
      today,
      async (run, steps) => {
        const { step, loss, accuracy } = run;
        save = () => writeCheckpoint(path, settings, snapshotOfRun(run));
        const now = performance.now();
        const isDue = now - saved >= 1000 * every || step === steps;
        if (isDue || step % Math.ceil(steps / LINES) === 0) {
          const left = (((now - start) / (step - (from?.step ?? 0))) * (steps - step)) / 1000;
          const numbers = `loss ${loss.toFixed(4)}   accuracy ${accuracy.toFixed(3)}`;
          console.log(`step ${step} of ${steps}   ${numbers}   ${left.toFixed(0)} s left`);
        }
        if (isDue) {
          save();
          saved = now;
        }
        // After the last step there is nothing left to save; before it, signals are heard between two steps only.
        if (step === steps) listen('off');
        await setImmediate();
      },
      from,
    );
  } finally {
    listen('off');
  }
}
