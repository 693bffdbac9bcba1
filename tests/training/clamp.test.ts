import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { tensor3d } from '../../src/engine/tfjs.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { clampGate } from '../../src/training/clamp.ts';

beforeAll(async () => {
  await startEngine();
});

test.each([0, 0.25, 1])('a clamped forget gate is %s at every step, and only it is', (value) => {
  const weights = lstm.weights({ D: 2, H: 3 }, new Random(1));
  const x = tensor3d([
    [
      [1, -2],
      [30, 5],
      [-7, 0],
    ],
  ]);
  const gatesOf = (of: typeof weights) => unroll(lstm, of, x).gates;
  const held = gatesOf(clampGate(weights, 1, value));
  for (const { f } of held) for (const one of f.dataSync()) expect(one).toBeCloseTo(value, 5);
  expect([...held[0].i.dataSync()]).toEqual([...gatesOf(weights)[0].i.dataSync()]);
});
