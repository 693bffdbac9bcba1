import { beforeAll, expect, test } from 'vitest';
import claim from '../../src/claims/attention-step-quadruples-where-lstm-step-doubles.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';

beforeAll(async () => { await startEngine(); });

test('the claim about what length costs reads its record where there is no clock, and takes the time itself where there is one', async () => {
  const recorded = await claim.measure();
  expect(claim.says(recorded)).toMatch(/^In the recorded run, /);
  const before = memory().numTensors;
  let time = 0;
  // By this clock everything takes a second: no growth, so the claim cannot hold.
  const here = await claim.measure('attention', () => (time += 1000));
  expect(here).toMatchObject({ lengths: [512, 1024], attention: 1, lstm: 1, cacheBytes: recorded.cacheBytes });
  expect(claim.holds(here)).toBe(false);
  expect(claim.says(here)).toMatch(/^Here, /);
  expect(memory().numTensors).toBe(before);
});
