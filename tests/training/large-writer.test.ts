/** The seven text models of one size: as large as each other, and they write as the whole network reads. */
import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory, tensor3d, tidy } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { classesOf } from '../../src/tasks/next-character.ts';
import { heldOutScore, WARM_UP } from '../../src/training/held-out.ts';
import { largePlan, sizesOf } from '../../src/training/large-plan.ts';
import { LARGE, largeNames } from '../../src/training/large-readers.ts';
import { openLarge } from '../../src/training/large-writer.ts';
import { type Network, network, parameterCount } from '../../src/training/network.ts';
import { inputsOf } from '../../src/training/text-model.ts';
import { Trainer } from '../../src/training/train.ts';

const TEXT = 'call me ishmael. some years ago- never mind how long precisely- having little or no money in my purse';
beforeAll(async () => {
  await startEngine();
});
const networkOf = (name: (typeof largeNames)[number]) => network(LARGE[name].layer, sizesOf(name));

test('they have the same number of weights, to one in a hundred', () => {
  const counts = largeNames.map((name) => parameterCount(networkOf(name)));
  for (const count of counts) expect(Math.abs(count / 230_000 - 1)).toBeLessThan(0.01);
});

describe.each(largeNames)('%s', (name) => {
  test('scores after each character what the network scores that reads the text at once, and leaves no tensor', () => {
    const weights = networkOf(name).weights(new Random(3, name));
    const before = memory().numTensors;
    const whole = tidy(() => [...networkOf(name).scores(weights, inputsOf(TEXT)).dataSync()]);
    const writer = openLarge(name, sizesOf(name), weights, Infinity);
    const step = classesOf(TEXT).flatMap((k) => writer.read(k));
    writer.dispose();
    expect(Math.max(...step.map((score, k) => Math.abs(score - whole[k]!)))).toBeLessThan(1e-3);
    expect(memory().numTensors).toBe(before);
  });

  test('carries as much after the last character as after the first, unless it looks back', () => {
    const writer = openLarge(name, sizesOf(name), networkOf(name).weights(new Random(3, name)), Infinity);
    const [first, ...more] = classesOf(TEXT).map((k) => (writer.read(k), writer.carried()));
    writer.dispose();
    expect(more.at(-1)! / first!).toBe(name === 'transformer' ? TEXT.length : 1);
  });

  test('learns: a few training steps make the text cheaper', () => {
    const classes = classesOf(TEXT.repeat(4));
    const trainer = new Trainer(largePlan(name, classes, { learningRate: 4e-3, steps: 12, seed: 1 }));
    const bits = () => heldOutScore(trainer.plan.net, trainer.weights, classes).bits;
    const before = bits();
    for (let step = 0; step < 12; step++) trainer.next();
    expect(bits()).toBeLessThan(before - 1);
    trainer.dispose();
  });
});

describe('the score of a text that was held out', () => {
  const [A, B] = classesOf('ab') as [number, number];
  /** Sure of an a from position `from` of a window on; before that it knows nothing. */
  const sure = (from: number): Network => ({
    weights: () => ({}),
    scores: (_, x) => {
      const [rows, T, K] = x.shape;
      const one = Array.from({ length: T * K }, (__, at) => (at % K === A && at >= from * K ? 40 : 0));
      return tensor3d(Array.from({ length: rows }, () => one).flat(), [rows, T, K]);
    },
  });
  const text = (length: number, ...others: number[]) => Array.from({ length }, (_, t) => (others.includes(t) ? B : A));

  test('asks in each window for the later half only: what a model makes of the earlier one costs nothing', () => {
    expect(heldOutScore(sure(WARM_UP), {}, text(1000)).bits).toBeCloseTo(0, 5);
    expect(heldOutScore(sure(WARM_UP + 1), {}, text(1000)).bits).toBeCloseTo(Math.log2(34) / WARM_UP, 5);
  });

  test('asks for every character once, but for the first of the text and a rest at its end', () => {
    const scored = 30 * WARM_UP;
    const right = (...others: number[]) => heldOutScore(sure(0), {}, text(31 * WARM_UP + 20, ...others)).right;
    expect(right(WARM_UP, 31 * WARM_UP + 1)).toBe(1);
    for (const at of [WARM_UP + 1, 2 * WARM_UP, 2 * WARM_UP + 1, 500, 31 * WARM_UP])
      expect(right(at), `${at}`).toBeCloseTo(1 - 1 / scored, 6);
  });
});
