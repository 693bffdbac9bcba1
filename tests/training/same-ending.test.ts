import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { scope } from '../../src/engine/scope.ts';
import { loadModel, toWeights } from '../../src/trained/load.ts';
import { guessDistance, stateDistance } from '../../src/training/apart.ts';
import { follow, SPELLERS } from '../../src/training/same-ending.ts';

beforeAll(async () => {
  await startEngine();
});

test.each(['names-rnn', 'names-gru'] as const)(
  '%s: the same name twice has no distance, another beginning has',
  async (name) => {
    const model = await loadModel(name);
    const [one, same, other] = scope(() =>
      ['ma', 'ma', 'jo'].map((beginning) => follow(SPELLERS[name], toWeights(model), beginning, 'rie')),
    );
    expect(one!.states).toHaveLength(4);
    one!.states.forEach((state, k) => {
      expect(stateDistance(state, same!.states[k]!)).toBe(0);
      expect(stateDistance(state, other!.states[k]!)).toBeGreaterThan(0);
    });
    expect(one!.guesses[0]!.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 5);
  },
);

test('distances: of states a unit, of guesses between 0 and 1', () => {
  expect(stateDistance([1, -1], [0, 0])).toBe(1);
  expect(guessDistance([1, 0], [0, 1])).toBe(1);
});
