/** Recorded runs of demos, and the learning rates of the race: whole, and what the code that is here computes. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/evidence/digest.ts';
import { recordedIn, recordingProblems } from '../../src/evidence/recordings.ts';
import { idsIn, readerOf, recordProblems } from '../../src/evidence/records.ts';
import { demosById, framesOf, type Recording } from '../../src/site/build/preview.ts';
import { RACE_TASKS, type RaceTaskName } from '../../src/training/race/entries.ts';
import type { Rates } from '../../src/training/race/rates.ts';
import { reading, withChanged } from './reading.ts';

const FOLDER = 'content/records';
const read = <R>(name: string): R => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));
const files = readdirSync(FOLDER).filter((name) => /^demo-.*\.json$/.test(name));

describe('a generated record', () => {
  test.each([...files, 'race-rates.json'])('%s holds what its command wrote', (name) => {
    const record = read<Recording & { digest: string }>(name);
    const again = name.startsWith('demo-') ? `npm run record -- ${record.demo}` : 'npm run rates';
    expect(record.digest, `${FOLDER}/${name} was changed by hand; Fix: ${again}`).toBe(digestOf(record));
  });

  test('that is altered in any place has another digest', () => {
    const record = read<Recording>('demo-both-ways.json');
    const altered = JSON.parse(JSON.stringify(record).replace('0.57813', '0.57814'));
    expect(digestOf(altered)).not.toBe(digestOf(record));
    expect(digestOf({ ...record, seed: 2 })).not.toBe(digestOf(record));
    expect(digestOf({ ...record, digest: 'another' })).toBe(digestOf(record));
  });
});

describe('what a record rests on', () => {
  /** The records that are stale while a file has another text. */
  const stale = (file: string, edit: (text: string) => string) => {
    const read = withChanged(file, edit);
    return [...recordProblems(read, idsIn()), ...recordingProblems(read, recordedIn())].map((problem) =>
      problem.file.replace(/^content\/records\/|\.json$/g, ''),
    );
  };
  const OF_THE_RACE = [
    'claims/counting-letters-beats-small-nets-on-one-chapter',
    'claims/equal-nets-trade-places-between-parity-and-recall',
    'demo-race',
    'demo-train-on-text',
  ];
  /** These rest on the same chapter, as the old text of a fine-tuning. */
  const OF_FINE_TUNING = [
    'claims/a-list-of-names-gains-nothing-from-the-book',
    'claims/fine-tuning-forgets-unless-the-old-text-is-mixed-in',
    'demo-fine-tune',
  ];

  test('is all there: nothing is stale', () => expect(stale('README.md', String)).toEqual([]));

  test.each([
    [
      'one byte of a text',
      'content/samples/moby-dick.txt',
      (text: string) => text.replace('Ishmael', 'Ishmaer'),
      OF_FINE_TUNING,
    ],
    ['one learning rate', 'content/records/race-rates.json', (text: string) => text.replace('0.01', '0.02'), []],
  ])('%s makes the records of the race stale, and no others but those that read it, too', (_, file, edit, more) =>
    expect(stale(file, edit)).toEqual([...OF_THE_RACE, ...more].sort()),
  );

  test('a task makes those stale that train on it, and of the race those that have it among their courses', () =>
    expect(stale('src/tasks/parity.ts', (text) => `${text}\nexport const more = 1;\n`)).toEqual([
      'claims/equal-nets-trade-places-between-parity-and-recall',
      'demo-race',
      'demo-train-parity-and-recall',
    ]));

  test('a chart, a comment and a type make none', () => {
    expect(stale('src/charts/lines.tsx', (text) => text.replace('GAP = 15', 'GAP = 16'))).toEqual([]);
    expect(stale('src/tasks/parity.ts', (text) => `${text}\n// A word.\nexport interface More {}\n`)).toEqual([]);
  });

  test('a number changed by hand is told, with the command that records it again', () => {
    const read = reading((path) => readerOf()(path)?.replace('"seed":1', '"seed":2'));
    expect(recordingProblems(read, ['both-ways'])).toEqual([
      {
        file: 'content/records/demo-both-ways.json',
        message: 'it was changed by hand',
        fix: 'Record it again: npm run record -- both-ways',
      },
    ]);
  });
});

test('the learning rate of each model of the race is the best of those that were tried', () => {
  const { rates, scores, settings } = read<Rates & { settings: { tried: number[] } }>('race-rates.json');
  expect(Object.keys(rates).sort()).toEqual(Object.keys(scores).sort());
  for (const [course, models] of Object.entries(scores)) {
    const best = RACE_TASKS[course as RaceTaskName].score === 'accuracy' ? Math.max : Math.min;
    for (const [model, found] of Object.entries(models)) {
      expect(found).toHaveLength(settings.tried.length);
      expect(rates[course]![model], `${course} ${model}`).toBe(settings.tried[found.indexOf(best(...found))]);
    }
    expect(Object.keys(rates[course]!).sort()).toEqual(Object.keys(models).sort());
  }
});

/** Recorded runs in which no clock decides: they come out the same. Of the others there is no curve to compare. */
const reproducible = files.filter((name) => demosById[read<Recording>(name).demo]?.curve);
/** Of these only the first moment can be compared, and why. */
const ONLY_FIRST: Record<string, string> = {
  race: 'a clock says when a frame is shown',
  'train-on-text': 'its curves grow in place, so that every recorded moment holds all of them',
};
/** Within so many frames the second moment of a recording comes: of a longer run fewer are kept. */
const FRAMES = 40;

/** The largest difference of two curves, as a share of each recorded number or of 0.01; infinite where they differ in length. */
const apart = (curve: number[], recorded: number[]): number =>
  curve.length === recorded.length
    ? Math.max(0, ...recorded.map((one, k) => Math.abs(curve[k]! - one) / Math.max(0.01, Math.abs(one))))
    : Infinity;

describe('a recorded run', () => {
  test('is reproducible where no clock decides', () => {
    expect(reproducible.length).toBeGreaterThanOrEqual(6);
  });

  test.each(reproducible)('%s begins as the code that is here does', async (name) => {
    const { demo, frames } = read<Recording>(name);
    const curve = demosById[demo]!.curve as (frame: unknown) => number[];
    const [first, second] = frames.slice(0, 2).map(curve) as [number[], number[]];
    expect(second).not.toEqual(first);
    const made: number[][] = [];
    for await (const frame of framesOf(demo)) {
      made.push(curve(frame));
      if (demo in ONLY_FIRST || made.length === FRAMES) break;
      if (made.length > 1 && apart(made.at(-1)!, second) <= 1e-3) break;
    }
    expect(apart(made[0]!, first), 'the first recorded moment').toBeLessThanOrEqual(1e-3);
    if (demo in ONLY_FIRST) return;
    expect(apart(made.at(-1)!, second), 'the second recorded moment').toBeLessThanOrEqual(1e-3);
  });
});
