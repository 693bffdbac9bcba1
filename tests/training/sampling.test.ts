/** Sampling from scores: as other programs do it, at the edges of every setting, and in the draw itself. */
import { expect, test } from 'vitest';
import { Random } from '../../src/random.ts';
import { AS_IT_IS, bitsOf, chancesOf, draw, type Sampling } from '../../src/training/sampling.ts';
import cases from '../fixtures/sampling.json';

const SCORES = [1, 3, 2, 3, -1];
const at = (change: Partial<Sampling>, scores = SCORES) => chancesOf(scores, { ...AS_IT_IS, ...change });
const kept = (chances: number[]) => chances.flatMap((chance, k) => (chance > 0 ? [k] : []));
const shares = (powers: number[]) => powers.map((power) => power / powers.reduce((sum, one) => sum + one));

test('the probabilities are those that Transformers and llama.cpp draw from, in the order of each', () => {
  for (const { chances, scores, order, ...settings } of cases) {
    const ours = chancesOf(scores, { ...settings, order: order === 'first' ? 'first' : 'last' });
    expect(kept(ours)).toEqual(kept(chances));
    chances.forEach((chance, k) => expect(ours[k]).toBeCloseTo(chance, 8));
  }
  expect(new Set(cases.map(({ order }) => order)).size).toBe(2);
});

test('without filters and at temperature 1 they are the softmax of the scores', () => {
  const expected = shares(SCORES.map(Math.exp));
  at({}).forEach((chance, k) => expect(chance).toBeCloseTo(expected[k], 12));
});

test('at temperature 0 only the first of the most probable items is left, and close to 0 all of them share', () => {
  expect(at({ temperature: 0 })).toEqual([0, 1, 0, 0, 0]);
  expect(at({ temperature: 1e-6 })).toEqual([0, 0.5, 0, 0.5, 0]);
  expect(at({ temperature: 1e-300 })).toEqual([0, 0.5, 0, 0.5, 0]);
});

test('a huge temperature makes all items that are left equally probable', () => {
  for (const chance of at({ temperature: 1e12 })) expect(chance).toBeCloseTo(0.2, 9);
  expect(at({ temperature: 1e12, topK: 2 }).map((chance) => Number(chance.toFixed(6)))).toEqual([0, 0.5, 0, 0.5, 0]);
});

test('top-k keeps exactly k items, of equal scores the earlier one; 0 and more than there are keep all', () => {
  expect(kept(at({ topK: 1 }))).toEqual([1]);
  expect(kept(at({ topK: 3 }))).toEqual([1, 2, 3]);
  expect(kept(at({ topK: 0 }))).toHaveLength(5);
  expect(kept(at({ topK: 99 }))).toHaveLength(5);
});

test('top-p keeps the most probable items until they add up to p, at least one, and at 1 all', () => {
  const halves = [0.5, 0.25, 0.125, 0.125].map(Math.log);
  expect(kept(at({ topP: 0 }, halves))).toEqual([0]);
  expect(kept(at({ topP: 0.5 }, halves))).toEqual([0]);
  expect(kept(at({ topP: 0.51 }, halves))).toEqual([0, 1]);
  expect(kept(at({ topP: 0.9 }, halves))).toEqual([0, 1, 2, 3]);
  expect(kept(at({ topP: 1 }, [0, -700]))).toEqual([0, 1]);
});

test('min-p keeps what is at least that part of the most probable item, at 1 only those equal to it, and at 0 all', () => {
  const halves = [0.5, 0.25, 0.125, 0.125].map(Math.log);
  expect(kept(at({ minP: 0.49 }, halves))).toEqual([0, 1]);
  expect(kept(at({ minP: 0.51 }, halves))).toEqual([0]);
  expect(kept(at({ minP: 1 }))).toEqual([1, 3]);
  expect(kept(at({ minP: 0 }, [0, -700]))).toEqual([0, 1]);
});

test('the order matters: a temperature before top-p changes what is kept, one after it does not', () => {
  const hot = { temperature: 3, topP: 0.8 };
  expect(kept(at({ ...hot, order: 'last' }))).toEqual(kept(at({ topP: 0.8 })));
  expect(kept(at({ ...hot, order: 'first' })).length).toBeGreaterThan(kept(at({ topP: 0.8 })).length);
});

test('scores that already have −∞ among them keep it, and large scores do not overflow', () => {
  expect(at({ temperature: 2 }, [-Infinity, 1000, 1000])).toEqual([0, 0.5, 0.5]);
  expect(at({ temperature: 0 }, [-Infinity, -5])).toEqual([0, 1]);
});

test.each([
  [{}, [1, Number.NaN], 'Score 2 is NaN'],
  [{}, [Infinity], 'Score 1 is Infinity'],
  [{}, [-Infinity, -Infinity], 'There is no finite score'],
  [{}, [], 'There is no finite score'],
  [{ temperature: -1 }, SCORES, 'The temperature is -1; it must be 0 or above.'],
  [{ temperature: Number.NaN }, SCORES, 'The temperature is NaN'],
  [{ topK: 1.5 }, SCORES, 'Top-k is 1.5'],
  [{ topP: 1.1 }, SCORES, 'Top-p is 1.1; it must be from 0 to 1.'],
  [{ minP: Number.NaN }, SCORES, 'Min-p is NaN'],
])('%j of %j is refused: %s', (change, scores, message) => {
  expect(() => at(change, scores)).toThrow(message);
});

test('items are drawn as often as their probabilities say, and one of probability 0 never', () => {
  const random = new Random(5, 'draws');
  const chances = [0, 0.7, 0, 0.3, 0];
  const drawn = Array.from({ length: 4000 }, () => draw(chances, random));
  expect(new Set(drawn)).toEqual(new Set([1, 3]));
  expect(drawn.filter((k) => k === 1).length / drawn.length).toBeCloseTo(0.7, 1);
});

test('a sum that rounding left below 1 does not let the draw fall on an item that was removed', () => {
  const last = { pick: Random.prototype.pick, next: () => 1 - 2 ** -32 };
  const random = Object.assign(new Random(1), last);
  expect(draw([0.3, 0.6, 0], random)).toBe(1);
  expect(() => draw([0, 0], random)).toThrow('none can be drawn');
});

test('surprise is counted in bits', () => {
  expect([1, 0.5, 1 / 8].map(bitsOf)).toEqual([-0, 1, 3]);
});
