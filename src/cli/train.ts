/** `npm run train -- <model>`: trains a shipped model by its recipe and writes its weights with their record. */
import { writeFileSync } from 'node:fs';
import { startEngine } from '../engine/backend.ts';
import { nearest } from '../markdown/problem.ts';
import { makeModel, modelText } from '../models/make-model.ts';
import type { Recipe } from '../models/recipe.ts';

const files = import.meta.glob<Recipe | undefined>('../models/*.ts', { import: 'default', eager: true });
const recipes = Object.fromEntries(Object.entries(files)
  .flatMap(([path, recipe]) => (recipe ? [[path.slice('../models/'.length, -'.ts'.length), recipe] as const] : [])));

/** Lines of progress that a training prints. */
const LINES = 20;

/** Trains one model by name. Exit code 1, with the names there are, for any other name. */
export async function main([name = '']: string[]): Promise<number> {
  const recipe = recipes[name];
  if (!recipe) {
    const names = Object.keys(recipes);
    const near = nearest(name, names);
    const problem = name ? `src/models/${name}.ts is not a recipe. Nearest: ${near.join(', ')}.` : 'Which model?';
    console.error(`${problem} Recipes: ${names.join(', ')}.\n    Fix: npm run train -- ${name ? near[0] : names[0]}`);
    return 1;
  }
  await startEngine();
  const [start, today] = [performance.now(), new Date().toISOString().slice(0, 10)];
  const model = await makeModel(name, recipe, today, ({ step, loss, accuracy }, steps) => {
    if (step !== steps && step % Math.ceil(steps / LINES)) return;
    const left = ((performance.now() - start) / step) * (steps - step) / 1000;
    const numbers = `loss ${loss.toFixed(4)}   accuracy ${accuracy.toFixed(3)}`;
    console.log(`step ${step} of ${steps}   ${numbers}   ${left.toFixed(0)} s left`);
  });
  writeFileSync(`src/models/${name}.json`, modelText(model));
  console.log(`src/models/${name}.json`, { ...model.record.heldOut, baseline: model.record.baseline });
  return 0;
}
