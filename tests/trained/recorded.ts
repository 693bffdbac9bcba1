/** Measures a shipped model again, as it is shipped, and compares its scores and those of simpler ways with its record. */
import { expect } from 'vitest';
import { dispose } from '../../src/engine/tfjs.ts';
import { loadModel, toWeights } from '../../src/trained/load.ts';
import type { Recipe } from '../../src/trained/recipe.ts';

export async function expectRecorded(name: string, recipe: Recipe): Promise<void> {
  const { record, weights } = await loadModel(name);
  const tensors = toWeights({ weights });
  const afresh = await recipe.heldOut(tensors);
  dispose(tensors);
  expect(Object.keys(afresh)).toEqual(Object.keys(record.heldOut));
  for (const [what, value] of Object.entries(afresh)) expect(value, what).toBeCloseTo(record.heldOut[what]!, 2);
  const baseline = await recipe.baseline();
  expect(Object.keys(baseline)).toEqual(Object.keys(record.baseline));
  for (const [what, value] of Object.entries(baseline)) expect(value, what).toBeCloseTo(record.baseline[what]!, 3);
}
