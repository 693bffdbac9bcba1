import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { tensor1d, tensor2d, zeros } from '../../src/engine/tfjs.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { Random } from '../../src/random.ts';
import { ALPHABET } from '../../src/tasks/names.ts';
import { goOn, spellOut } from '../../src/training/spell.ts';

beforeAll(async () => {
  await startEngine();
});

const D = ALPHABET.length;
const weights = () => rnn().weights({ D, H: 3 }, new Random(1));
/** A readout that always gives one letter nearly all the chance. */
const always = (letter: string) => ({
  V: zeros([D, 3]),
  v: tensor1d([...ALPHABET].map((other) => (other === letter ? 50 : 0))),
});

test('spelling gives a step for the start and one for each letter, each with chances that add up to 1', () => {
  const steps = spellOut(weights(), { V: tensor2d(Array(D).fill([1, -1, 0])), v: zeros([D]) }, 'abc');
  expect(steps.map(({ letter }) => letter).join('')).toBe('.abc');
  for (const { guess } of steps) expect(guess.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 5);
});

test('a step’s state is tanh of its two terms and the bias', () => {
  const given = { ...weights(), b: zeros([3]) as never };
  for (const { Wx, Uh, h } of spellOut(given, always('a'), 'zoe')) {
    h.forEach((value, k) => expect(value).toBeCloseTo(Math.tanh(Wx[k] + Uh[k]), 5));
  }
});

test('going on ends where the net guesses the end, and at the most letters otherwise', () => {
  expect(goOn(weights(), always('.'), 'an', new Random(1))).toBe('an');
  expect(goOn(weights(), always('o'), 'an', new Random(1), 5)).toBe('anooo');
});
