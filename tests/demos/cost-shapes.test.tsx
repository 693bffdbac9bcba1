import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { demosById, preview } from '../../src/site/build/preview.ts';
import { defaults } from '../../src/site/runtime/figure/settings.ts';
import { type CostFrame, LENGTHS } from '../../src/training/cost-curve.ts';

const demo = demosById['cost-shapes']!;
const settings = (change: object = {}) => ({ ...defaults(demo.controls), ...change }) as never;

/** Two nets, as a slow machine might measure them. */
const frame: CostFrame = {
  width: 64,
  next: 'attention at 256',
  lines: [
    {
      name: 'lstm',
      title: 'LSTM',
      weights: 100,
      curves: {
        train: {
          points: [
            [64, 1],
            [128, 2],
            [256, 4],
          ],
          theory: 1,
          stopped: false,
        },
        state: {
          points: [
            [64, 512],
            [128, 512],
          ],
          theory: 0,
          stopped: false,
        },
      },
    },
    {
      name: 'attention',
      title: 'attention',
      weights: 50,
      curves: {
        train: {
          points: [
            [64, 100],
            [128, 390],
          ],
          theory: 2,
          stopped: true,
        },
      },
    },
  ],
};
const draw = (given: unknown, change: object = {}) => render(demo.view(given, settings(change), () => {}));
const tell = (given: unknown, change: object = {}) => demo.tell(given, settings(change));

test('what length costs: the sentence says cost, growth and where a net was stopped, and that a scan gains by fewer operations', () => {
  expect(tell(frame)).toBe(
    'A training step takes: LSTM 4 ms at 256 (2.0 times that at 128); attention 390 ms at 128 (3.9 times that at 64), where it was stopped. ' +
      'Everything ran on one thread, so a scan can only beat the LSTM by needing fewer operations, not by computing steps in parallel.',
  );
  expect(tell(frame, { show: 'state' })).toBe(
    'What is kept for the next token takes: LSTM 512 B at 128 (1.0 times that at 64).',
  );
  expect(tell(frame, { show: 'token' })).toContain('not measured yet');
});

/** One net timed at two lengths, with the spread of each. */
const timed = (theory: 0 | 1, before: [number, number, number], last: [number, number, number]): CostFrame => ({
  ...frame,
  lines: [
    {
      name: 'lstm',
      title: 'LSTM',
      weights: 100,
      curves: {
        train: {
          points: [
            [64, before[1]],
            [128, last[1]],
          ],
          spread: [
            [before[0], before[2]],
            [last[0], last[2]],
          ],
          theory,
          stopped: false,
        },
      },
    },
  ],
});
const WARNING = 'Some of these times are noise: close other tabs and programs, and measure again.';

test.each([
  ['clear of the noise', timed(1, [0.9, 1, 1.1], [1.8, 2, 2.2]), '(2.0 times that at 64).', false],
  [
    'inside it',
    timed(1, [1, 1, 3], [1.2, 1.5, 2]),
    '(1.5 times that at 64, within the noise of 0.4 to 2.0 times).',
    true,
  ],
  [
    'steady, as theory has it',
    timed(0, [0.9, 1, 1.2], [0.9, 1, 1.1]),
    '(1.0 times that at 64, within the noise of 0.8 to 1.2 times).',
    false,
  ],
  ['falling', timed(1, [2.9, 3, 3.1], [0.9, 1, 1.1]), '(0.3 times that at 64, which can only be noise).', true],
  [
    'by a clock that stood still',
    timed(1, [0, 1, 2], [0, 1, 2]),
    '(1.0 times that at 64, within the noise of 0.0 to any number of times).',
    true,
  ],
])('what length costs: a ratio %s says so', (_, given, words, warned) => {
  expect(tell(given)).toContain(words);
  expect(tell(given).includes(WARNING)).toBe(warned);
  expect(draw(given) + tell(given)).not.toMatch(/NaN|Infinity|undefined/);
});

test('what length costs: a line that was stopped needs no more measurements, and at the end none does', () => {
  const at = (given: unknown) => demo.progress!.at(given, settings());
  expect(at(frame)).toEqual([3 + 2 + LENGTHS.length, 3 * LENGTHS.length]);
  expect(at({ ...frame, next: '' })).toEqual([3 * LENGTHS.length, 3 * LENGTHS.length]);
});

test('what length costs: the spread is drawn upright at each length', () => {
  const [, d] = /class="line spread q-lstm" d="([^"]*)"/.exec(draw(timed(1, [0.9, 1, 1.1], [1.8, 2, 2.2])))!;
  expect(d).toMatch(/^M0 [\d.]+l0 -[\d.]+M[\d.]+ [\d.]+l0 -[\d.]+$/);
});

test('what length costs: table and line of news take their place before there is a number', () => {
  const empty = {
    ...frame,
    lines: frame.lines.map((line) => ({ ...line, curves: { train: { points: [], theory: 1, stopped: false } } })),
  };
  const rows = (html: string) => html.match(/<tr/g)!.length;
  expect(rows(draw(empty))).toBe(rows(draw(frame)));
  expect(draw({ ...frame, next: '' })).toContain('<p class="one-line"></p>');
});

test('what length costs: where there is a minGRU, the sentence says by how much it has less to multiply', () => {
  const scan = {
    name: 'min-gru',
    title: 'minGRU',
    weights: 25,
    curves: { train: { points: [[64, 0.25]], theory: 1, stopped: false } },
  };
  expect(tell({ ...frame, lines: [...frame.lines, scan] })).toContain(
    'by needing fewer operations (the minGRU has 0.25 times its weights), not by computing steps in parallel.',
  );
});

test('what length costs: the picture has logarithmic axes, theory to the longest length, the stop, what is measured now, and a table', () => {
  const html = draw(frame);
  for (const words of [
    'milliseconds per training step (log)',
    'length T in steps (log)',
    'LSTM ∝ T<',
    'attention ∝ T²',
    'stopped at 128',
    'Measuring attention at 256',
  ]) {
    expect(html).toContain(words);
  }
  const ends = [...html.matchAll(/class="line theory[^"]*" d="([^"]*l[^"]*)"/g)].map(([, d]) =>
    [...d!.matchAll(/[Ml](-?[\d.]+) /g)].reduce((x, [, across]) => x + Number(across), 0),
  );
  expect(ends).toEqual([1000, 1000]);
  expect(html).toMatch(/<th scope="row">attention<\/th><td>100 ms<\/td><td>390 ms<\/td><td>–<\/td>/);
  expect(draw(frame, { show: 'state' })).toContain('LSTM constant');
});

test('what length costs: before anything is measured there is an empty picture, and no NaN', () => {
  const empty = { ...frame, lines: [] };
  expect(draw(empty) + tell(empty)).not.toMatch(/NaN|undefined|Infinity/);
});

test('what length costs: the still is a record that says machine and kernels, with the bytes of the formulas', async () => {
  const { frame: recorded, recorded: words } = await preview('cost-shapes');
  expect(words).toMatch(
    /^seed 1, \d{4}-\d\d-\d\d, on .+ cores, .+ with (relaxed|simd) kernels, by the code that runs here$/,
  );
  const { lines, width } = recorded as CostFrame;
  const bytes = (name: string) => lines.find((line) => line.name === name)!.curves.state!.points;
  for (const [, size] of bytes('lstm')) expect(size).toBe(2 * 4 * width);
  for (const [T, size] of bytes('attention')) expect(size).toBe(2 * 4 * width * T);
  expect(bytes('attention').at(-1)![0]).toBe(4096);
});

test('what length costs: the clock is the one handed in', async () => {
  await startEngine();
  let readings = 0;
  const frames = demo.run(
    settings({ width: '32' }),
    undefined as never,
    () => (readings++, readings * 1000),
  ) as Generator<CostFrame>;
  for (const { lines } of frames) if (lines[0]!.curves.train!.points.length) break;
  expect(readings).toBeGreaterThan(0);
});
