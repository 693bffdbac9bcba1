/** Text models that write: character by character they score as the whole network does, and go on from what they are given. */
import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { ALPHABET, classesOf } from '../../src/tasks/next-character.ts';
import { readSentence } from '../../src/trained/read-sentence.ts';
import { withWriter, writeText } from '../../src/trained/write-text.ts';
import { meanBits, textBefore, toldLeftOut } from '../../src/training/go-on.ts';
import { bytesAfter, readerNames } from '../../src/training/readers.ts';
import { AS_IT_IS, type Sampling, softmax } from '../../src/training/sampling.ts';

const TEXT = 'call me ishmael. some years ago- never mind how long precisely- having little or no money in my purse';
beforeAll(async () => {
  await startEngine();
});
const write = (change: Partial<Sampling> = {}, start = 'the whale', seed = 1, count = 40) =>
  writeText('lstm', start, { sampling: { ...AS_IT_IS, ...change }, count, shown: 5 }, new Random(seed, 'test'));
const textOf = (made: Awaited<ReturnType<typeof write>>) => textBefore(made, made.written.length);

describe.each(readerNames)('%s', (name) => {
  test('expects after every character what the network expects that reads the whole text at once', async () => {
    const { next } = (await readSentence(TEXT)).readings[name];
    const chances = await withWriter(
      name,
      (writer) => classesOf(TEXT).map((k) => softmax(writer.read(k))),
      TEXT.length,
    );
    next.forEach((guesses, t) => {
      for (const [character, chance] of guesses)
        expect(chances[t]?.[ALPHABET.indexOf(character)]).toBeCloseTo(chance, 4);
    });
  });

  test('carries as many numbers after each character as are counted of its memory', async () => {
    const reading = (await readSentence('whale')).readings[name];
    const carried = await withWriter(name, (writer) =>
      classesOf('whale').map((k) => {
        writer.read(k);
        return 4 * writer.carried();
      }),
    );
    expect(carried).toEqual([1, 2, 3, 4, 5].map((read) => bytesAfter(reading, read)));
  });
});

test('the transformer looks back at 64 characters and no further, as if the text began there', async () => {
  const long = TEXT.slice(0, 100);
  const last = (text: string) =>
    withWriter('transformer', (writer) => {
      const scores = classesOf(text).map((k) => writer.read(k));
      return { chances: softmax(scores.at(-1) ?? []), carried: writer.carried() };
    });
  const [whole, end] = [await last(long), await last(long.slice(-64))];
  end.chances.forEach((chance, k) => expect(whole.chances[k]).toBeCloseTo(chance, 5));
  expect(whole.carried).toBe(end.carried);
  expect((await last(long.slice(-63))).chances[0]).not.toBeCloseTo(end.chances[0] ?? 0, 7);
});

test('a text goes on from its beginning, the same for the same seed and another for another', async () => {
  const [one, again, other] = [await write(), await write(), await write({}, 'the whale', 2)];
  expect(textOf(one)).toMatch(/^the whale.{40}$/);
  expect(again).toEqual(one);
  expect(textOf(other)).not.toBe(textOf(one));
});

test('at temperature 0 another seed changes nothing', async () => {
  expect(await write({ temperature: 0 })).toEqual(await write({ temperature: 0 }, 'the whale', 7));
});

test('what is drawn is among what is kept, whatever the filter, and the filter keeps as few as it says', async () => {
  const { written } = await write({ topK: 3 });
  for (const { character, chance, candidates, kept } of written) {
    expect(kept).toBe(3);
    // Of what is drawn, the surprise is counted by the probability before the filter.
    expect(chance).toBe(candidates.find(([one]) => one === character)?.[1]);
    expect(candidates.slice(0, 3).map(([one]) => one)).toContain(character);
    expect(candidates[3]?.[2]).toBe(0);
  }
});

test('the surprise is that of the model itself, so a hotter text has more of it', async () => {
  const mean = async (temperature: number) => meanBits((await write({ temperature }, 'the whale', 1, 300)).written);
  const [cold, plain, hot] = [await mean(0.4), await mean(1), await mean(1.6)];
  expect(cold).toBeLessThan(plain - 0.2);
  expect(hot).toBeGreaterThan(plain + 0.2);
});

test('a beginning is read as the models can: lower case, and what they do not know is named and left out', async () => {
  const made = await write({}, 'Über 7 Wale');
  expect(made.start).toBe('uber wale');
  expect(toldLeftOut(made.leftOut)).toBe(' The models do not know “7”: left out.');
  expect(textOf(made)).toBe(textOf(await write({}, 'uber wale')));
  expect(toldLeftOut([])).toBe('');
});

test('an empty beginning, or one without any character they know, is begun with a space', async () => {
  const [empty, digits] = [await write({}, ''), await write({}, '123')];
  expect(empty.start).toBe('');
  expect(digits.written).toEqual(empty.written);
});

test('writing leaves no tensor', async () => {
  await write();
  const before = memory().numTensors;
  for (const name of readerNames) await withWriter(name, (writer) => writer.read(3));
  expect(memory().numTensors).toBe(before);
});
