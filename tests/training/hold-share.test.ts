import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { loadModel, toWeights } from '../../src/trained/load.ts';
import { KEYS, VALUES } from '../../src/trained/recall-attention.ts';
import { held, holdShare } from '../../src/training/hold-share.ts';

beforeAll(() => startEngine());
const best = (chances: number[]) => 1 + chances.indexOf(Math.max(...chances));

test('a held share leaves the others in proportion, and all add up to 1', () => {
  expect(held([0.5, 0.25, 0.25], 0, 0)).toEqual([0, 0.5, 0.5]);
  expect(held([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  expect(held([1], 0, 0)).toEqual([1]);
});

test('the head answers with the value that it looks at', async () => {
  const net = toWeights(await loadModel('recall-attention'));
  const { learned, forced } = holdShare(net, ['a1', 'c3', 'f2', 'c?'], [KEYS, VALUES], 0, 1);
  expect(best(learned.chances)).toBe(3);
  expect(best(forced.chances)).toBe(1);
});
