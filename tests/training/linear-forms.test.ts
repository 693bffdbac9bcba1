import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { storePairs } from '../../src/training/linear-forms.ts';

beforeAll(() => startEngine());

test('matrix and state give the same answers, one pair is recalled, and nothing leaks', () => {
  const before = memory().numTensors;
  const { matrix, state, linearRecall, softmaxRecall } = storePairs(4, 16, new Random(1));
  matrix.forEach((value, k) => expect(value).toBeCloseTo(state[k]!, 4));
  expect(softmaxRecall).toBe(1);
  expect(linearRecall).toBeGreaterThan(0);
  const one = storePairs(1, 8, new Random(1));
  expect(one.state[0]).toBeCloseTo(one.right[0]!, 4);
  expect(memory().numTensors).toBe(before);
});
