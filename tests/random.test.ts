import { expect, test } from 'vitest';
import { Random } from '../src/random.ts';

test('a generator that is given the state of another draws what the other draws from then on', () => {
  const one = new Random(7, 'one');
  one.permutation(10);
  const { state } = one;
  const drawn = [one.next(), one.normal(), one.below(1000)];
  const other = new Random(8);
  other.state = state;
  expect([other.next(), other.normal(), other.below(1000)]).toEqual(drawn);
  one.state = state;
  expect(one.next()).toBe(drawn[0]);
});

test('picking takes each as often as its chance says, and never what has none', () => {
  const random = new Random(3);
  const counts = [0, 0, 0, 0];
  for (let k = 0; k < 10_000; k++) counts[random.pick([0.5, 0, 0.2, 0.3])]++;
  expect(counts[1]).toBe(0);
  [0.5, 0, 0.2, 0.3].forEach((chance, k) => expect(counts[k] / 10_000).toBeCloseTo(chance, 1));
  expect(random.pick([0, 0])).toBe(1);
});
