/** A training of seconds for the tests of `npm run train`, and the program that runs it in a process of its own. */
import { trainModel } from '../../src/cli/train.ts';
import latchGru from '../../src/trained/latch-gru-after.ts';
import type { Recipe } from '../../src/trained/recipe.ts';
import type { Plan } from '../../src/training/train.ts';

export const STEPS = 60;

/** The recipe of a latch model with few steps on short sequences, and these changes to its plan. */
export const tiny = (change: Partial<Plan> = {}): Recipe => ({
  ...latchGru,
  plan: async () => ({
    ...(await latchGru.plan()),
    seed: 1,
    steps: STEPS,
    batch: 4,
    length: (random) => 4 + random.below(4),
    ...change,
  }),
  heldOut: async () => ({}),
});

/** Trains it in `folder`, with a checkpoint after every step. */
export const trainIn = (folder: string, recipe = tiny(), fresh = false): Promise<number> =>
  trainModel('tiny', recipe, { checkpoints: folder, models: folder, every: 0, fresh });

/** `node src/cli/run.mjs ../../tests/trained/tiny <folder>` */
export const main = ([folder]: string[]): Promise<number> => trainIn(folder);
