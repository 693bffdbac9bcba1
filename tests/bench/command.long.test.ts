import { expect, test, vi } from 'vitest';
import { rows, usualRows } from '../../src/bench/rows.ts';
import { goals } from '../../src/bench/solve.ts';
import { main, options } from '../../src/cli/bench.ts';

test('without arguments the usual rows are measured, in nine rounds', () => {
  expect(options([])).toEqual({ rows: usualRows(), goals, rounds: 9, json: false, chromium: false, record: false });
});

test('all rows, or those that begin with a name, and the number of rounds', () => {
  expect(options(['--all']).rows).toEqual(rows);
  const { rows: some, rounds, json, record } = options(['--only', 'train/lstm', '--rounds', '3', '--json', '--record']);
  expect(some.length).toBe(9);
  expect(options(['--only', 'solve/']).goals).toEqual(goals);
  expect(options(['--only', 'train/lstm']).goals).toEqual([]);
  expect(some.every(({ id }) => id.startsWith('train/lstm/'))).toBe(true);
  expect({ rounds, json, record }).toEqual({ rounds: 3, json: true, record: true });
});

test.each([
  [['--only', 'train/lsmt/h64/t50'], /No row is called train\/lsmt\/h64\/t50.* Nearest: .*train\/lstm\/h64\/t50/],
  [['--only'], /--only needs the name of a row/],
  [['--rounds', 'many'], /--rounds needs a whole number above 0, not "many"/],
  [['--rounds', '0'], /not "0"/],
  [['--round', '3'], /--round is not an option[\s\S]*Fix: npm run bench -- --rounds/],
  [['train/lstm'], /train\/lstm is not an option/],
])('%j is refused with a fix', async (args, message) => {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const code = await main(args);
  const said = spy.mock.calls.join('\n');
  spy.mockRestore();
  expect(code).toBe(1);
  expect(said).toMatch(message);
  expect(said).toContain('Fix: npm run bench');
});

test('with --json nothing but the numbers is printed, and progress goes to standard error', async () => {
  const lines: string[] = [];
  const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => {
    lines.push(line);
  });
  const progress = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const code = await main(['--only', 'stream/rnn/h64', '--rounds', '1', '--json']);
  const told = progress.mock.calls.map(([line]) => String(line));
  progress.mockRestore();
  spy.mockRestore();
  expect(code).toBe(0);
  expect(told.filter((line) => line.includes('stream/rnn/h64'))).not.toEqual([]);
  const result = JSON.parse(lines.join('\n'));
  expect(Object.keys(result)).toEqual([
    'machine',
    'date',
    'rounds',
    'limits',
    'kernels',
    'rows',
    'solved',
    'versions',
    'skipped',
  ]);
  expect(result.rows.map(({ id }: { id: string }) => id)).toEqual(['stream/rnn/h64']);
  const peers = Object.keys(result.rows[0].ratios).filter((name) => name !== 'pytorch');
  expect(peers).toEqual(['tf.layers', 'tfjs-ops', 'onnxruntime-web', 'plain-ts']);
  expect(result.rows[0].times['plain-ts']).toEqual({ bestMs: expect.any(Number), medianMs: expect.any(Number) });
});
