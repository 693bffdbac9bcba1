/** Language models of a text: counts by hand, nets that learn, weights that come back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { bitsOf, countedChances } from '../../src/tasks/counting-text.ts';
import { learnText } from '../../src/training/own-text.ts';

beforeAll(() => startEngine());

describe('a table that counts', () => {
  const known = [0, 1, 0, 1, 0, 2];

  it('gives the chances that counting by hand gives', () => {
    // Single classes: 3, 2 and 1 of 6, leaning on 1/3 each as if seen 3 times.
    const singles = [(3 + 1) / 9, (2 + 1) / 9, (1 + 1) / 9];
    expect(countedChances(known, 3, 1)([])).toEqual(singles.map((chance) => expect.closeTo(chance, 12)));
    // After 0 came 1 twice and 2 once.
    const afterZero = [0, 2, 1].map((count, k) => (count + 3 * singles[k]) / 6);
    expect(countedChances(known, 3, 2)([0])).toEqual(afterZero.map((chance) => expect.closeTo(chance, 12)));
    // What was never seen leans on what is shorter.
    expect(countedChances(known, 3, 3)([2, 0])).toEqual(afterZero.map((chance) => expect.closeTo(chance, 12)));
  });

  it('gives chances that add up to one, whatever it is asked', () => {
    for (const before of [[], [2], [2, 2], [0, 1, 0]]) {
      expect(countedChances(known, 3, 3)(before).reduce((sum, one) => sum + one)).toBeCloseTo(1, 12);
    }
  });

  it('needs as many bits as its chances say', () => {
    expect(bitsOf(() => [0.25, 0.75], [0, 0, 1, 1], 1)).toBeCloseTo((2 + 2 - 2 * Math.log2(0.75)) / 4, 12);
  });
});

describe('two nets and four tables', () => {
  const text = 'the whale and the sea and the ship. '.repeat(30);
  const settings = { text, size: 4000, steps: 60, seed: 3 };

  it('learn: a text that repeats takes fewer bits after sixty steps than at first, and the same seed goes the same way', () => {
    const frames = [...learnText(settings)];
    const [first, last] = [frames[0], frames.at(-1)!];
    for (const name of ['gru', 'transformer'] as const) {
      expect(last.nets[name].at(-1)![1]).toBeLessThan(0.6 * first.nets[name][0][1]);
      expect(Math.abs(last.parameters[name] / 4000 - 1)).toBeLessThan(0.05);
    }
    expect([...learnText(settings)].at(-1)!.nets).toEqual(last.nets);
    expect(last.tables[3]).toBeLessThan(last.tables[1]);
    for (const guesses of Object.values(last.guesses)) expect(guesses).toHaveLength([...last.piece].length);
  });

  it('come back from their weights with the same bits, and leave nothing behind', () => {
    const run = learnText(settings);
    let step = run.next();
    let last = step.value;
    while (!step.done) [last, step] = [step.value, run.next()];
    const before = memory().numTensors;
    const again = [...learnText(settings, step.value as never)];
    expect(again).toHaveLength(1);
    const bits = (frame: typeof last) =>
      Object.values((frame as (typeof again)[0]).nets).map((curve) => curve.at(-1)![1]);
    expect(bits(again[0])).toEqual(bits(last));
    expect(memory().numTensors).toBe(before);
  });
});
