import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory, tensor1d, zeros } from '../../src/engine/tfjs.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { Random } from '../../src/random.ts';
import { latchAccuracy, latchSequence, watchLatch } from '../../src/training/watch.ts';

beforeAll(async () => {
  await startEngine();
});

const [T, H] = [30, 3];
const weights = () => lstm.weights({ D: 2, H }, new Random(1));
/** A readout that always answers 1. */
const yes = () => ({ V: zeros([2, H]), v: tensor1d([0, 1]) });

test('a story of the latch tells the values, the writes, and the right answer from the first write on', () => {
  const { values, writes, right } = latchSequence(new Random(3), T);
  right.forEach((answer, t) => {
    const last = writes.lastIndexOf(1, t);
    expect(answer).toBe(last < 0 ? null : Number(values[last] === 1));
  });
});

test('watching gives H rows of T numbers for every gate and state, and leaves no tensor', () => {
  const [of, net] = [weights(), yes()];
  const before = memory().numTensors;
  const { gates, states, answers } = watchLatch(lstm, of, net, new Random(3), T);
  expect(memory().numTensors).toBe(before);
  expect([Object.keys(gates), Object.keys(states).sort()]).toEqual([
    ['i', 'f', 'g', 'o'],
    ['c', 'h'],
  ]);
  for (const rows of Object.values({ ...gates, ...states })) expect([rows.length, rows[0].length]).toEqual([H, T]);
  expect(answers).toEqual(Array(T).fill(1));
});

test('a cell that always answers 1 is right on about half of the latch', () => {
  expect(latchAccuracy(lstm, weights(), yes(), new Random(3), 256, T)).toBeCloseTo(0.5, 1);
});
