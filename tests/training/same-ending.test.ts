import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { scope } from '../../src/engine/scope.ts';
import { loadModel, toWeights } from '../../src/trained/load.ts';
import { guessDistance, stateDistance } from '../../src/training/apart.ts';
import { compareBeginnings, follow, SPELLERS } from '../../src/training/same-ending.ts';

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

test('two beginnings are drawn in the plane of the two units that differ most before the ending', async () => {
  const model = await loadModel('names-rnn');
  const [compared, one, other] = scope(() => {
    const [cell, network] = [SPELLERS['names-rnn'], toWeights(model)];
    const read = (beginning: string) => follow(cell, network, beginning, 'rie');
    return [compareBeginnings(cell, network, ['ma', 'jo'], 'rie'), read('ma'), read('jo')] as const;
  });
  const [before, otherBefore] = [one.states[0]!, other.states[0]!];
  const differences = before.map((value, unit) => Math.abs(value - otherBefore[unit]!));
  expect(compared.units.map((unit) => differences[unit])).toEqual([...differences].sort((a, b) => b - a).slice(0, 2));
  expect(compared.places[1].at(-1)).toEqual(compared.units.map((unit) => other.states.at(-1)![unit]));
  expect(compared.distances).toHaveLength('rie'.length + 1);
  expect(compared.distances[0]).toBe(stateDistance(before, otherBefore));
  expect(compared.guessesApart).toBe(guessDistance(one.guesses.at(-1)!, other.guesses.at(-1)!));
});

test('distances: of states a unit, of guesses between 0 and 1', () => {
  expect(stateDistance([1, -1], [0, 0])).toBe(1);
  expect(guessDistance([1, 0], [0, 1])).toBe(1);
});
