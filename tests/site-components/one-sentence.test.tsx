import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { Lanes } from '../../src/site/components/one-sentence/Lanes.tsx';
import { CHIPS, DEFAULT, judge, MOST } from '../../src/site/components/one-sentence/own-text.ts';
import { stepsOf } from '../../src/site/components/one-sentence/stepping.ts';
import { expectations } from '../../src/site/components/one-sentence/words.ts';
import { classesOf } from '../../src/tasks/next-character.ts';
import { readSentence } from '../../src/trained/read-sentence.ts';
import { CONTEXT, readerNames, type Sentence } from '../../src/training/readers.ts';

let sentence: Sentence;
beforeAll(async () => {
  await startEngine();
  sentence = await readSentence(DEFAULT);
});
const bits = Object.fromEntries(readerNames.map((name) => [name, 2]));
const drawn = (read: number, from = 0) =>
  render(<Lanes sentence={sentence} bits={bits} terms="/terms/" read={read} from={from} />);

describe('whatever is typed, the models read something, and a sentence says what and why', () => {
  test.each([
    ['The Whale', 'the whale', undefined],
    ['', DEFAULT, `Nothing is typed, so the models read “${DEFAULT}”.`],
    ['   ', DEFAULT, `Nothing is typed, so the models read “${DEFAULT}”.`],
    [
      '0110 1001',
      DEFAULT,
      `The models know the letters a to z, space and . , ; ! ? ’ -. They do not know “0” and “1”, so they read “${DEFAULT}” instead.`,
    ],
    [
      'route 66 west',
      'route west',
      'The models know the letters a to z, space and . , ; ! ? ’ -. They do not know “6”, so they leave that out and read “route west”.',
    ],
    [
      '(a) [b] {c}',
      'a b c',
      'The models know the letters a to z, space and . , ; ! ? ’ -. They do not know “(”, “)”, “[”, “]”, “{” and 1 more, so they leave that out and read “a b c”.',
    ],
    [
      'x'.repeat(60),
      'x'.repeat(MOST),
      `This is long for the picture, so the models read the last ${MOST} of 60 characters.`,
    ],
    ['?', '?', undefined],
  ])('%s', (typed, text, why) => expect(judge(typed)).toEqual(why === undefined ? { text } : { text, why }));

  test('and every chip is read as it stands', () => {
    for (const text of [DEFAULT, ...Object.values(CHIPS)]) {
      expect(judge(text)).toEqual({ text });
      expect(classesOf(text).length).toBeLessThanOrEqual(MOST);
    }
    expect(MOST).toBeLessThanOrEqual(CONTEXT);
  });
});

test('the first picture and what is needed to play it take at most 40 kB of the page', () => {
  const bytes = Buffer.byteLength(drawn(DEFAULT.length)) + Buffer.byteLength(JSON.stringify(stepsOf(sentence)));
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(40_000);
});

test('the page can play the sentence: what it holds says of every character what the models do', () => {
  const { readings } = stepsOf(sentence);
  for (const name of readerNames) {
    expect(readings[name].next.length).toBe(DEFAULT.length);
    readings[name].next.forEach((guesses, t) => {
      guesses.forEach(([character, probability], k) => {
        expect(character).toBe(sentence.readings[name].next[t]![k]![0]);
        expect(probability).toBeCloseTo(sentence.readings[name].next[t]![k]![1], 2);
      });
    });
  }
});

test('a lane shows a column for each character, and a narrow one the last characters only', () => {
  const columns = (html: string) => html.match(/<i>/g)!.length;
  expect(columns(drawn(3))).toBe(DEFAULT.length);
  expect(columns(drawn(DEFAULT.length, 10))).toBe(DEFAULT.length - 10);
  expect(drawn(DEFAULT.length, 10)).toContain(`viewBox="0 0 ${10 * (DEFAULT.length - 10)} 60"`);
});

test('a sentence says in words what each model expects', () => {
  const words = expectations(sentence, DEFAULT.length);
  expect(words).toMatch(/^After “the whale rose and the sea” the most probable next character is, by model: RNN /);
  expect(words.match(/\(\d+ %\)/g)!.length).toBe(readerNames.length);
});
