/** Fine-tuning: it begins where the shipped model is, learns the new text, forgets the old one, and comes back from a file. */
import { beforeAll, expect, test } from 'vitest';
import type { Weights } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { loadModel } from '../../src/trained/load.ts';
import { pretrained } from '../../src/trained/pretrained.ts';
import { type FineTuning, fineTune } from '../../src/training/fine-tune.ts';
import { readerNames } from '../../src/training/readers.ts';

beforeAll(async () => {
  await startEngine();
});

const GIVEN = { text: '', sample: 'names', rate: 0.003, steps: 24, mix: 0, seed: 1 } as const;
async function tune(change: object = {}, model: (typeof readerNames)[number] = 'gru', loaded?: Weights) {
  const running = fineTune(await pretrained(model), { ...GIVEN, ...change }, loaded);
  const frames: FineTuning[] = [];
  for (let step = running.next(); ; step = running.next()) {
    if (step.done) return { frames, last: frames[frames.length - 1], weights: step.value };
    frames.push(step.value);
  }
}
const end = (curve: [number, number][]) => curve[curve.length - 1][1];

test('the fine-tuned network begins as good on the book as it was shipped, and the other knows nothing', async () => {
  const { frames } = await tune({ steps: 1 });
  const [first] = frames;
  const { record } = await loadModel('whale-gru');
  expect(first.old[0][1]).toBeCloseTo(record.heldOut['bits per character'], 0);
  expect(first.own.tuned[0][1]).toBeLessThan(first.own.scratch[0][1]);
  expect(first.own.scratch[0][1]).toBeGreaterThan(Math.log2(30));
});

test('it learns the new text and forgets some of the old one; with old text in each batch it forgets less', async () => {
  const [plain, mixed] = [(await tune()).last, (await tune({ mix: 0.75 })).last];
  expect(end(plain.own.tuned)).toBeLessThan(plain.own.tuned[0][1] - 0.5);
  expect(end(plain.old)).toBeGreaterThan(plain.old[0][1] + 0.3);
  expect(end(mixed.old)).toBeLessThan(end(plain.old) - 0.2);
  expect(plain.before).not.toBe(plain.now);
});

test('the same seed gives the same curves, and another one others', async () => {
  const [one, again, other] = [(await tune()).last, (await tune()).last, (await tune({ seed: 2 })).last];
  expect(again).toEqual(one);
  expect(other.own.tuned).not.toEqual(one.own.tuned);
});

test('weights from a file are tested and not trained', async () => {
  const { last, weights } = await tune();
  const back = await tune({}, 'gru', weights);
  expect(back.last.step).toBe(0);
  expect(back.last.own.tuned).toEqual([[0, end(last.own.tuned)]]);
  expect(back.last.old).toEqual([[0, end(last.old)]]);
});

test('the reader’s text is told of: how much is learned from and held out, and what was left out', async () => {
  const text = `${'the sea, and 3 whales in it. '.repeat(40)}`;
  const { last } = await tune({ text, steps: 1 });
  expect(last.leftOut).toEqual([['3', 40]]);
  expect(last.known + last.kept).toBeGreaterThan(1000);
});

test.each(readerNames)('%s can be fine-tuned, and leaves no tensor', async (name) => {
  await tune({ steps: 1 }, name);
  const before = memory().numTensors;
  const { last } = await tune({ steps: 2 }, name);
  expect(end(last.own.tuned)).toBeLessThan(last.own.tuned[0][1]);
  expect(memory().numTensors).toBe(before);
});
