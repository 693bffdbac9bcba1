/** The waves of a stack: every cell once, after all that it waits for, and as early as it can. */
import { expect, it } from 'vitest';
import { before, placesOf, wavesOf } from '../../src/training/stack-waves.ts';

const named = (place: { layer: number; step: number; direction: number }) => Object.values(place).join(' ');

it.each([
  { layers: 1, steps: 1, both: false, waves: 1 },
  { layers: 3, steps: 8, both: false, waves: 10 },
  { layers: 5, steps: 2, both: false, waves: 6 },
  { layers: 3, steps: 8, both: true, waves: 24 },
  { layers: 1, steps: 7, both: true, waves: 7 },
])('$layers layers over $steps steps, both ways: $both', ({ waves: count, ...stack }) => {
  const waves = wavesOf(stack);
  expect(waves.length).toBe(count);
  expect(waves.flat().map(named).toSorted()).toEqual(placesOf(stack).map(named).toSorted());
  const at = new Map(waves.flatMap((places, k) => places.map((place) => [named(place), k] as const)));
  for (const place of placesOf(stack)) {
    const waits = before(stack, place).map((one) => at.get(named(one)) ?? Number.NaN);
    expect(at.get(named(place))).toBe(Math.max(-1, ...waits) + 1);
  }
});
