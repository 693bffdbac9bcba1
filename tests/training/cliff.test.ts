import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { lossAlong, spanned, stoodAt, TARGET, walk } from '../../src/training/cliff.ts';

beforeAll(() => startEngine());
const cliff = { gain: 1.2, steps: 12 };
/** The unit by hand. */
const lossOf = (bias: number) => {
  let h = 0;
  for (let t = 0; t < cliff.steps; t++) h = Math.tanh(cliff.gain * h + bias);
  return (h - TARGET) ** 2;
};

describe('the loss of a unit that is fed back to itself', () => {
  test('is that of the formula, and its slope that of a nudge', () => {
    const biases = [-0.7, -0.02, 0, 0.3];
    const { loss, slope } = lossAlong(cliff, biases);
    biases.forEach((bias, k) => {
      expect(loss[k]).toBeCloseTo(lossOf(bias), 5);
      const nudged = (lossOf(bias + 1e-5) - lossOf(bias - 1e-5)) / 2e-5;
      expect(Math.abs(slope[k]! - nudged)).toBeLessThanOrEqual(1e-3 * Math.max(1, Math.abs(nudged)));
    });
  });

  test('is looked at from end to end, closest at the cliff', () => {
    const biases = spanned(10);
    const right = [0, 0.04, 0.16, 0.36, 0.64, 1];
    [
      ...right
        .slice(1)
        .map((bias) => -bias)
        .reverse(),
      ...right,
    ].forEach((bias, k) => {
      expect(biases[k]).toBeCloseTo(bias, 12);
    });
    expect(biases).toHaveLength(11);
  });
});

test('a walker takes the slope times the rate, cut at the clip', () => {
  const free = walk(cliff, 0.5, 0.1, 2);
  expect(free.bias[1]).toBeCloseTo(0.5 - 0.1 * free.slope[0]!, 10);
  const clipped = walk(cliff, 0.5, 0.1, 2, 0.01);
  expect(clipped.bias[1]).toBeCloseTo(0.5 - 0.001 * Math.sign(clipped.slope[0]!), 10);
});

test('a walker that leaves the span stood within it before, with the loss there', () => {
  const free = walk({ gain: 1.2, steps: 30 }, 0.24, 0.1, 25);
  const stood = stoodAt(free);
  expect(free.thrown).toBeGreaterThan(1);
  expect(stood).toHaveLength(free.thrown!);
  for (const [bias] of stood) expect(Math.abs(bias)).toBeLessThanOrEqual(1);
  expect(Math.abs(free.bias[stood.length]!)).toBeGreaterThan(1);
  expect(stood.at(-1)).toEqual([free.bias[free.thrown! - 1], free.loss[free.thrown! - 1]]);
});

test('a walker that never leaves the span stood within it at every step', () => {
  const short = walk({ gain: 1.2, steps: 5 }, 0.24, 0.1, 25);
  expect(short.thrown).toBeNull();
  expect(stoodAt(short)).toHaveLength(26);
});

test('a walk that would leave the span only after its last step has not left it', () => {
  const cliff = { gain: 1.1, steps: 15 };
  const { thrown, bias } = walk(cliff, 0.74, 0.1, 40);
  expect(thrown).not.toBeNull();
  expect(Math.abs(bias[thrown!]!)).toBeGreaterThan(1);
  expect(walk(cliff, 0.74, 0.1, thrown! - 1).thrown).toBeNull();
  expect(walk(cliff, 0.74, 0.1, thrown!).thrown).toBe(thrown);
});
