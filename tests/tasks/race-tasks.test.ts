/** The courses of the race: each answered again by hand from its inputs. */
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/random.ts';
import { autoregression } from '../../src/tasks/autoregression.ts';
import { copyingOf } from '../../src/tasks/copying.ts';
import { countingOf } from '../../src/tasks/counting.ts';
import { BRACKETS, dyckOf } from '../../src/tasks/dyck.ts';
import { inductionOf } from '../../src/tasks/induction.ts';
import { selectiveCopyingOf } from '../../src/tasks/selective-copying.ts';
import { readSeries, seriesTasks } from '../../src/tasks/series.ts';
import { RARE, readWriting, writingTasks } from '../../src/tasks/writing.ts';
import { sequencesOf } from './answers.ts';

const random = (seed = 1) => new Random(seed, 'test');
const tokens = (x: number[][]) => x.map((step) => step.indexOf(1));
const askedOf = ({ y, scored }: { y: number[]; scored: number[] }) => y.filter((_, t) => scored[t] === 1);

describe.each([
  ['copying', copyingOf(4, 4), 6],
  ['selective copying', selectiveCopyingOf(3, 4), 16],
  ['counting', countingOf(3), 20],
  ['dyck', dyckOf(5), 30],
  ['induction', inductionOf(8), 12],
] as const)('%s', (_, task, length) => {
  it('makes the same batch from the same seed and another from another', () => {
    expect(task.batch(random(3), 4, length)).toEqual(task.batch(random(3), 4, length));
    expect(task.batch(random(3), 4, length).x).not.toEqual(task.batch(random(4), 4, length).x);
  });

  it('is as hard to guess as it says', () => {
    const { y, scored } = task.batch(random(), 2000, length);
    const asked = [...y].filter((_class, at) => scored[at] === 1);
    const share = (kind: number) => asked.filter((one) => one === kind).length / asked.length;
    for (let kind = 0; kind < task.outputs; kind++) expect(Math.abs(share(kind) - task.chance)).toBeLessThan(0.05);
  });
});

it('copying asks for the tokens in their order, after the wait', () => {
  for (const one of sequencesOf(copyingOf(4, 4).batch(random(), 20, 6))) {
    const read = tokens(one.x);
    expect(read.slice(4, 10)).toEqual(Array(6).fill(4));
    expect(one.scored).toEqual([...Array(10).fill(0), 1, 1, 1, 1]);
    expect(askedOf(one)).toEqual(read.slice(0, 4));
  }
});

it('selective copying asks for what is no noise, in its order', () => {
  for (const one of sequencesOf(selectiveCopyingOf(3, 4).batch(random(), 20, 16))) {
    expect(askedOf(one)).toEqual(tokens(one.x).filter((token) => token < 4));
  }
  expect(() => selectiveCopyingOf(3, 4).batch(random(), 1, 2)).toThrow(
    '3 tokens do not fit into 2 steps; make the length 3 or more.',
  );
});

it('counting counts the ones around a circle', () => {
  for (const { x, y } of sequencesOf(countingOf(3).batch(random(), 20, 20))) {
    expect(y).toEqual(x.map((_, t) => x.slice(0, t + 1).filter(([bit]) => bit === 1).length % 3));
  }
});

it('brackets nest, no deeper than said, and the question is which is open after one closed', () => {
  for (const { x, y, scored } of sequencesOf(dyckOf(3).batch(random(), 50, 40))) {
    const open: string[] = [];
    tokens(x).forEach((token, t) => {
      const bracket = BRACKETS[token];
      const opens = '(['.includes(bracket);
      if (opens) open.push(bracket);
      else expect(open.pop()! + bracket).toMatch(/^(\(\)|\[\])$/);
      expect(open.length).toBeLessThanOrEqual(3);
      expect(scored[t]).toBe(!opens && open.length > 0 ? 1 : 0);
      if (scored[t]) expect(BRACKETS[y[t]]).toBe(open.at(-1));
    });
  }
});

it('induction asks what followed the mark', () => {
  for (const one of sequencesOf(inductionOf(8).batch(random(), 50, 12))) {
    const read = tokens(one.x);
    expect([read.indexOf(8) < 6, read.at(-1)]).toEqual([true, 8]);
    expect(askedOf(one)).toEqual([read[read.indexOf(8) + 1]]);
  }
  expect(() => inductionOf(8).batch(random(), 1, 3)).toThrow('needs 4 steps; its length is 3');
});

const wave = Array.from({ length: 200 }, (_, t) => (10 + 3 * Math.sin(t / 3)).toFixed(4));

describe('a series of the reader’s', () => {
  it.each([
    ['one number a line', wave.join('\n')],
    ['a heading, Windows line ends and empty lines', `value\r\n${wave.join('\r\n')}\r\n\r\n`],
    ['several columns', `day,value\n${wave.map((value, t) => `${t},${value}`).join('\n')}`],
    ['semicolons and decimal commas', wave.map((value, t) => `${t};${value.replace('.', ',')}`).join('\n')],
    ['quotes and tabs', wave.map((value, t) => `"${t}"\t"${value}"`).join('\n')],
  ])('is read from %s', (_, table) => expect(readSeries(table)).toEqual(wave.map(Number)));

  it.each([
    [
      'a word',
      wave.with(16, 'abc').join('\n'),
      'Line 17: “abc” is not a number. Write one number a line, or a table whose last column is numbers.',
    ],
    [
      'a gap',
      wave.map((value, t) => (t === 5 ? '5,' : `${t},${value}`)).join('\n'),
      'Line 6, column 2: there is no number. Write one there, or leave the line out.',
    ],
    [
      'a missing column',
      wave.map((value, t) => (t === 9 ? value : `${t},${value}`)).join('\n'),
      'Line 10: it has 1 columns, line 1 has 2.',
    ],
    ['infinity', wave.with(3, '1e999').join('\n'), 'Line 4: “1e999” is not a number.'],
    ['too few numbers', '1\n2\n3', 'There are 3 numbers, and a model needs 120 to learn from.'],
    ['nothing', '', 'There are 0 numbers'],
    ['too many', Array(20_001).fill('1').join('\n'), 'Line 20001: the table is longer than 20000 numbers.'],
    [
      'nothing that changes at its end',
      [...wave.slice(0, 150), ...Array(50).fill('7')].join('\n'),
      'The last 50 numbers are all 7: models are scored on them',
    ],
    ['one number over and over', Array(200).fill('7').join('\n'), 'All 200 numbers are 7: there is nothing to learn.'],
  ])('with %s is refused, with the line and the fix', (_, table, message) =>
    expect(() => readSeries(table)).toThrow(message),
  );

  it('is learned from its first part and scored on the rest, each number after the ones before it', () => {
    const { learn, held, known, kept, longest } = seriesTasks(readSeries(wave.join('\n')));
    expect([known.length, kept.length, longest]).toEqual([150, 50, 49]);
    expect(Math.abs(known.reduce((sum, value) => sum + value)) / 150).toBeLessThan(1e-9);
    const { x, target } = held.batch(random(), 1, 5);
    const at = kept.findIndex((value) => Math.abs(value - x[0]) < 1e-6);
    expect([...target!]).toEqual([...Float32Array.from(kept.slice(at + 1, at + 6))]);
    expect(() => learn.batch(random(), 1, 150)).toThrow(
      'A window of 150 numbers and the next one do not fit into 150.',
    );
  });

  it('has the error of repeating the last number, by hand', () => {
    const { naive, kept } = seriesTasks(readSeries(wave.join('\n')));
    let sum = 0;
    for (let t = 1; t < kept.length; t++) sum += (kept[t] - kept[t - 1]) ** 2;
    expect(naive).toBeCloseTo(sum / (kept.length - 1), 12);
  });

  it('that follows from its last two numbers is forecast by linear autoregression without error', () => {
    const sine = Array.from({ length: 200 }, (_, t) => Math.sin(t / 3));
    expect(autoregression(sine.slice(0, 150), sine.slice(150), 2)).toBeLessThan(1e-8);
    expect(() => autoregression([1, 2, 3], [4], 2)).toThrow('3 numbers are too few to fit 3 weights.');
  });
});

const prose = 'It was a damp, drizzly November. '.repeat(20);

describe('a text of the reader’s', () => {
  it('is read by character, white space as one space', () => {
    expect(readWriting(`  a\r\n\tb${prose}`).slice(0, 4).join('')).toBe('a bI');
    expect(readWriting(`🦁${prose}`)[0]).toBe('🦁');
  });

  it.each([
    ['nothing', '', 'There are 0 characters, and a model needs 400'],
    [
      'too little',
      'Call me Ishmael.',
      'There are 16 characters, and a model needs 400 to learn from. Paste a longer text.',
    ],
    [
      'a file that is no text',
      `fine\nnot \u0000 fine${prose}`,
      'Line 2: character 0 is not text. Paste plain text, or choose a file of plain text in UTF-8.',
    ],
    ['too much', 'ab '.repeat(70_000), 'characters; this page takes 200000.'],
    ['one character', 'a'.repeat(500), 'The text is “a” over and over'],
  ])('that is %s is refused, with the fix', (_, text, message) => expect(() => readWriting(text)).toThrow(message));

  it('is asked for the next character, and rare ones count as one', () => {
    const strange = Array.from({ length: 80 }, (_, k) => String.fromCodePoint(0x4e00 + k)).join('');
    const { alphabet, learn } = writingTasks(readWriting(prose + strange));
    expect([alphabet.length, alphabet.at(-1)]).toEqual([60, RARE]);
    for (const { x, y } of sequencesOf(learn.batch(random(), 5, 30)))
      expect(y.slice(0, -1)).toEqual(tokens(x).slice(1));
  });
});
