import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { comparedModels } from '../../src/training/compared-models.ts';
import { compareModels } from '../../src/training/comparison.ts';

beforeAll(async () => {
  await startEngine();
});

test('a comparison shows all models after every step, then their tests, and leaves no tensor', () => {
  const before = memory().numTensors;
  const frames = [...compareModels('recall', 1, 2)];
  expect(frames.map(({ step }) => step)).toEqual([1, 2, 2]);
  for (const { nets } of frames) expect(nets.map(({ name }) => name)).toEqual(Object.keys(comparedModels));
  expect(frames[1].nets.map(({ tested }) => tested.length)).toEqual([0, 0, 0, 0, 0]);
  expect(frames[2].nets[0].tested.map(([length]) => length)).toEqual([2, 4, 8, 12, 16]);
  expect(memory().numTensors).toBe(before);
});

test('a comparison gives the same numbers for the same seed, others for another, and frees everything when left', () => {
  const before = memory().numTensors;
  const first = (seed: number) => {
    for (const frame of compareModels('recall', seed, 5)) return frame;
    throw new Error('No frame.');
  };
  expect(first(1)).toEqual(first(1));
  expect(first(2)).not.toEqual(first(1));
  expect(memory().numTensors).toBe(before);
});
