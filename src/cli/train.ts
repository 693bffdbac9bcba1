/**
 * `npm run train -- <model>`: trains a shipped model by its recipe and writes its weights with their record. Killed at
 * any moment, the same command goes on from its checkpoint and ends in the same weights; `--fresh` starts over.
 */
import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { startEngine } from '../engine/backend.ts';
import { suggested } from '../markdown/problem.ts';
import { type Halfway, makeModel, modelText } from '../trained/make-model.ts';
import type { Recipe } from '../trained/recipe.ts';
import { snapshotOfRun } from '../training/snapshot.ts';
import { readCheckpoint, replaceFile, settingsOf, Unusable, writeCheckpoint } from './checkpoint.ts';

const files = import.meta.glob<Recipe | undefined>('../trained/*.ts', { import: 'default', eager: true });
const recipes = Object.fromEntries(
  Object.entries(files).flatMap(([path, recipe]) =>
    recipe ? [[path.slice('../trained/'.length, -'.ts'.length), recipe] as const] : [],
  ),
);

const FRESH = '--fresh';
/** Lines of progress that a short training prints; a long one prints one with every checkpoint. */
const LINES = 20;

/** Where a training keeps its checkpoint and puts the model, how many seconds it goes without a checkpoint, from where. */
export interface Way {
  checkpoints: string;
  models: string;
  every: number;
  fresh: boolean;
}

/** Trains one model by name. Exit code 1, with the names there are, for any other name or option. */
export async function main(args: string[]): Promise<number> {
  const [name = '', ...more] = args.filter((word) => word !== FRESH);
  const names = Object.keys(recipes);
  const extra = [name, ...more].find((word) => word.startsWith('-')) ?? more[0];
  if (extra !== undefined) {
    const known = names.includes(name) ? name : names[0];
    console.error(`"${extra}" is not an option. Nearest: ${FRESH}.\n    Fix: npm run train -- ${known} ${FRESH}`);
    return 1;
  }
  const recipe = recipes[name];
  if (!recipe) {
    const near = suggested(name, names);
    const problem = name ? `src/trained/${name}.ts is not a recipe. Nearest: ${near.join(', ')}.` : 'Which model?';
    console.error(`${problem} Recipes: ${names.join(', ')}.\n    Fix: npm run train -- ${name ? near[0] : names[0]}`);
    return 1;
  }
  return trainModel(name, recipe, {
    checkpoints: '.cache/train',
    models: 'src/trained',
    every: 10,
    fresh: args.includes(FRESH),
  });
}

/** Trains by a recipe, from its checkpoint if there is one. Exit code 1, and nothing changed, if that cannot be used. */
export async function trainModel(
  name: string,
  recipe: Recipe,
  { checkpoints, models, every, fresh }: Way,
): Promise<number> {
  const [path, result] = [`${checkpoints}/${name}.checkpoint`, `${models}/${name}.json`];
  const startOver = `npm run train -- ${name} ${FRESH}`;
  await startEngine();
  if (fresh) rmSync(path, { force: true });
  const settings = await settingsOf(recipe);
  let from: Halfway | undefined;
  try {
    from = readCheckpoint(path, settings);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(`${error.message}\n    Fix: ${startOver}   (${result} stays as it is until the training is over)`);
    return 1;
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
    const model = await makeModel(
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
    replaceFile(result, modelText(model));
    rmSync(path, { force: true });
    console.log(result, { ...model.record.heldOut, baseline: model.record.baseline });
    return 0;
  } finally {
    listen('off');
  }
}
