import { describe, expect, test } from 'vitest';
import { Random } from '../../src/random.ts';
import { adding } from '../../src/tasks/adding.ts';
import { firstSymbol, NOISE, REMEMBERED } from '../../src/tasks/first-symbol.ts';
import { latch, WRITES } from '../../src/tasks/latch.ts';
import { clean, countingBaselines, namesTask, spell } from '../../src/tasks/names.ts';
import { parity } from '../../src/tasks/parity.ts';
import { recall, recallOf } from '../../src/tasks/recall.ts';
import { fromTokens, toTokens } from '../../src/tasks/recall-tokens.ts';
import { reversal, SYMBOLS } from '../../src/tasks/reversal.ts';
import { tagging, tokensOf } from '../../src/tasks/tagging.ts';
import { sequencesOf } from './answers.ts';

const names = clean(['Anna', 'Bob', 'Anna', 'José', 'Al', 'X', 'Maximilianus-Rex']);

describe.each([
  { task: parity, length: 7 },
  { task: latch, length: 30 },
  { task: recall, length: 5 },
  { task: tagging('either', 3), length: 9 },
  { task: adding, length: 6 },
  { task: namesTask(names), length: 0 },
])('$task.title', ({ task, length }) => {
  test('has B × T × D inputs, and an answer among its classes at every step', () => {
    const { x, y, scored, B, T } = task.batch(new Random(1), 20, length);
    expect([x.length, y.length, scored.length]).toEqual([20 * T * task.inputs, B * T, B * T]);
    expect(y.every((answer) => answer >= 0 && answer < task.outputs)).toBe(true);
  });

  test('makes the same batch for the same seed, and another for another', () => {
    const make = (seed: number) => task.batch(new Random(seed), 20, length);
    expect(make(3)).toEqual(make(3));
    expect(make(3).x).not.toEqual(make(4).x);
  });
});

test.each([parity, latch, recall])('$title: guessing one class is right as often as its chance level says', (task) => {
  const { y, scored } = task.batch(new Random(1), 2000, 16);
  const asked = y.filter((_, at) => scored[at]);
  for (let guess = 0; guess < task.outputs; guess++) {
    expect(asked.filter((answer) => answer === guess).length / asked.length).toBeCloseTo(task.chance, 1);
  }
});

test.each(['before', 'after'] as const)(
  'tagging: the one asked has the class of the one mark, which stands %s it as far as said',
  (side) => {
    for (const { x, y, scored } of sequencesOf(tagging(side, 3).batch(new Random(1), 50, 12))) {
      const tokens = tokensOf(x);
      const asked = tokens.indexOf('?');
      const mark = tokens.findIndex((token) => token === '▲' || token === '▼');
      expect(asked - mark).toBe(side === 'before' ? 3 : -3);
      expect(scored).toEqual(tokens.map((token) => Number(token === '?')));
      expect(y[asked]).toBe(tokens[mark] === '▲' ? 1 : 0);
      expect(tokens.filter((token) => token !== '·' && token !== '○').length).toBe(2);
    }
  },
);

test('parity: the answer is whether the number of ones up to there is odd', () => {
  for (const { x, y } of sequencesOf(parity.batch(new Random(1), 50, 12))) {
    y.forEach((answer, t) => {
      const ones = x.slice(0, t + 1).filter(([bit]) => bit === 1).length;
      expect(answer).toBe(ones % 2);
    });
  }
});

test('latch: the answer is the value at the latest flag, and is not scored before the first', () => {
  for (const { x, y, scored } of sequencesOf(latch.batch(new Random(1), 50, 40))) {
    y.forEach((answer, t) => {
      const written = x
        .slice(0, t + 1)
        .filter(([, flag]) => flag === 1)
        .map(([value]) => value);
      expect(scored[t]).toBe(written.length ? 1 : 0);
      if (written.length) expect(answer).toBe(written.at(-1) === 1 ? 1 : 0);
    });
  }
});

test('latch: the value flickers evenly, whether written or not, and the flag is set as rarely as it says', () => {
  const steps = sequencesOf(latch.batch(new Random(1), 200, 50)).flatMap(({ x }) => x);
  const shareOfOnes = (some: number[][]) => some.filter(([value]) => value === 1).length / some.length;
  expect(shareOfOnes(steps.filter(([, flag]) => flag))).toBeCloseTo(0.5, 1);
  expect(shareOfOnes(steps.filter(([, flag]) => !flag))).toBeCloseTo(0.5, 1);
  expect(steps.filter(([, flag]) => flag).length / steps.length).toBeCloseTo(WRITES, 1);
});

describe('adding', () => {
  test('marks a number in either half, asks for their sum at the end, and scores nothing else', () => {
    for (const T of [2, 3, 10]) {
      const { x, target, scored } = adding.batch(new Random(1), 30, T);
      for (let row = 0; row < 30; row++) {
        const steps = Array.from({ length: T }, (_, t) => [...x.subarray(2 * (row * T + t), 2 * (row * T + t + 1))]);
        const marked = steps.flatMap(([number, mark], t) => (mark ? [{ number: number!, t }] : []));
        expect(marked.map(({ t }) => t < Math.floor(T / 2))).toEqual([true, false]);
        expect(target![(row + 1) * T - 1]).toBeCloseTo(marked[0]!.number + marked[1]!.number, 6);
        expect([...scored.subarray(row * T, (row + 1) * T)]).toEqual([...Array(T - 1).fill(0), 1]);
      }
    }
  });

  test('is a sixth away from its mean, squared, and within 0.1 of it as often as its chance level says', () => {
    const { target, scored } = adding.batch(new Random(1), 5000, 4);
    const sums = [...target!].filter((_, at) => scored[at]);
    expect(sums.reduce((total, sum) => total + (sum - 1) ** 2, 0) / sums.length).toBeCloseTo(1 / 6, 2);
    expect(sums.filter((sum) => Math.abs(sum - 1) < 0.1).length / sums.length).toBeCloseTo(adding.chance, 1);
  });

  test('refuses a single step', () => {
    expect(() => adding.batch(new Random(1), 1, 1)).toThrow('its length is 1. Make it 2 or more.');
  });
});

describe('recall', () => {
  test('tells pairs with different keys, then asks for each key once, and only questions are scored', () => {
    const length = 6;
    for (const { x, y, scored } of sequencesOf(recall.batch(new Random(1), 50, length))) {
      const tokens = toTokens(Float32Array.from(x.flat()), 16, 8);
      const told = new Map(tokens.slice(0, length).map((token) => [token[0], token.slice(1)]));
      expect(told.size).toBe(length);
      const questions = tokens.slice(length);
      expect(questions.map((token) => token[0]).sort()).toEqual([...told.keys()].sort());
      questions.forEach((token, t) => {
        expect(token[1]).toBe('?');
        expect(String(y[length + t] + 1)).toBe(told.get(token[0]));
      });
      expect(scored).toEqual([...Array(length).fill(0), ...Array(length).fill(1)]);
    }
  });

  test('does not always ask in the order in which it told', () => {
    const orders = sequencesOf(recall.batch(new Random(1), 50, 4)).map(({ x }) => x.map((step) => step.indexOf(1)));
    const inOrder = orders.filter((keys) => keys.slice(0, 4).join() === keys.slice(4).join()).length;
    expect(inOrder).toBeLessThan(10);
  });

  test('refuses more pairs than it has keys', () => {
    const tooMany = () => recallOf(4, 4).batch(new Random(1), 1, 5);
    expect(tooMany).toThrow('5 pairs need as many keys; make `keys` (4) larger.');
  });

  test('reads and writes tokens: c3 sets key c and value 3, c? only the key', () => {
    expect([...fromTokens(['c3', 'b?'], 4, 3)]).toEqual([0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]);
    expect(toTokens(fromTokens(['c3', 'b?', 'a1'], 4, 3), 4, 3)).toEqual(['c3', 'b?', 'a1']);
  });

  const strange = ['', 'c', 'c4', 'c0', 'e1', 'C1', 'c33', 'c3 '];
  test.each(strange)('refuses the token "%s" and says which there are', (token) => {
    expect(() => fromTokens([token], 4, 3)).toThrow(
      `"${token}" is not a token here. Write a key a–d and a value 1–3, or a key and "?": a1, a?`,
    );
  });
});

describe('names', () => {
  test('are cleaned: in lower case, each once, in order, and only those spelled in 2 to 12 letters a–z', () => {
    expect(names).toEqual(['al', 'anna', 'bob']);
  });

  test('are spelled so that every letter is followed by the next, and the last by the end', () => {
    const [anna, al] = sequencesOf(spell(['anna', 'al']));
    const letters = (steps: number[][]) => steps.map((step) => step.indexOf(1));
    expect(letters(anna.x)).toEqual([0, 1, 14, 14, 1]);
    expect([anna.y, anna.scored]).toEqual([
      [1, 14, 14, 1, 0],
      [1, 1, 1, 1, 1],
    ]);
    expect(letters(al.x)).toEqual([0, 1, 12, -1, -1]);
    expect([al.y, al.scored]).toEqual([
      [1, 12, 0, 0, 0],
      [1, 1, 1, 0, 0],
    ]);
  });

  test('have baselines that counting by hand gives', () => {
    const { uniform, unigram, bigram } = countingBaselines(['aa', 'ab'], ['a']);
    expect(uniform).toBeCloseTo(Math.log(27), 12);
    // Known: a 3 times, b once, the end twice, of 6, each with 1 more. Asked: a, then the end.
    expect(unigram).toBeCloseTo(-(Math.log(4 / 33) + Math.log(3 / 33)) / 2, 12);
    // After the start: a twice of 2. After a: a once, b once, the end once, of 3.
    expect(bigram).toBeCloseTo(-(Math.log(3 / 29) + Math.log(2 / 30)) / 2, 12);
  });
});

test('reversal: the answers are the word backward, and the decoder is given each after it was due', () => {
  for (const { x, y, scored } of sequencesOf(reversal.batch(new Random(1), 30, 5))) {
    const given = x.map((row) => row.indexOf(1));
    const word = given.slice(0, 5);
    expect(y.slice(5)).toEqual([...word].reverse());
    expect(given.slice(5)).toEqual([SYMBOLS, ...y.slice(5, -1)]);
    expect(scored).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  }
});

test('first symbol: the answer at the last step is the symbol of the first, as far back as the length says', () => {
  for (const { x, y, scored } of sequencesOf(firstSymbol.batch(new Random(1), 30, 9))) {
    const inputs = x.map((row) => row.indexOf(1));
    expect(y[9]).toBe(inputs[0]);
    expect(inputs.slice(1, 9).every((input) => input >= REMEMBERED && input < REMEMBERED + NOISE)).toBe(true);
    expect(scored).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  }
});
