import { beforeAll, expect, test } from 'vitest';
import claim from '../../src/claims/attention-step-quadruples-where-lstm-step-doubles.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';

beforeAll(async () => {
  await startEngine();
});

test('the claim about what length costs takes the time itself, keeps no tensor, and measures nothing without a clock', async () => {
  await expect(claim.measure()).rejects.toThrow('needs a clock');
  const before = memory().numTensors;
  let time = 0;
  // By this clock everything takes a second: no growth, so the claim cannot hold.
  const here = await claim.measure('attention', () => (time += 1000));
  expect(here).toMatchObject({
    attention: [1, 1, 1],
    lstm: [1, 1, 1],
    cacheBytes: [32_768, 65_536],
    lstmBytes: [512, 512],
  });
  expect(claim.holds(here)).toBe(false);
  expect(memory().numTensors).toBe(before);
});
