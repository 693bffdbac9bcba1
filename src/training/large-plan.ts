/** How the seven text models of one size are trained: the same data, steps and schedule, and a learning rate of its own for each. */
import { ALPHABET, nextCharacter } from '../tasks/next-character.ts';
import { LARGE } from './large-readers.ts';
import { type NetworkSizes, network } from './network.ts';
import { linearDecay } from './optimizer.ts';
import { CONTEXT } from './readers.ts';
import type { LargeName } from './text-sizes.ts';
import type { Plan } from './train.ts';

/** Windows in a batch. */
export const BATCH = 8;

/** The sizes of a network. */
export function sizesOf(name: LargeName): NetworkSizes {
  const { H, N } = LARGE[name];
  return { D: ALPHABET.length, K: ALPHABET.length, wiring: 'projected', H, N };
}

/** A training on a text, given as classes, of so many steps; the learning rate falls to 0. */
export const largePlan = (
  name: LargeName,
  text: number[],
  { learningRate, steps, seed }: { learningRate: number; steps: number; seed: number },
): Plan => ({
  net: network(LARGE[name].layer, sizesOf(name)),
  task: nextCharacter(text),
  seed,
  steps,
  batch: BATCH,
  length: () => CONTEXT,
  learningRate: linearDecay(learningRate, steps),
});
