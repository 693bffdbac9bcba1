import { expect, test } from 'vitest';
import type { Row } from '../../src/bench/family.ts';
import { given } from '../../src/bench/given.ts';
import { betterOf, loadLimit, measureLimits } from '../../src/bench/limits.ts';
import { compare, measureRow } from '../../src/bench/measure.ts';
import { plainTs } from '../../src/bench/plain-ts.ts';
import { type BenchResult, rowResult, table } from '../../src/bench/result.ts';
import { bytes, families, familyOf, flops, liveRows, memory, modelOf, rows, usualRows } from '../../src/bench/rows.ts';
import { goals, solve } from '../../src/bench/solve.ts';
import { timesOf } from '../../src/bench/statistics.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { compile } from '../../src/engine/compile-assembly-script.ts';
import { fileBytes } from '../../src/engine/kernels.ts';

const lstm: Row = { id: 'train/lstm/h64/t50', mode: 'train', family: 'lstm', B: 32, T: 50, D: 2, H: 64 };

const limits = { fmaGflops: 50, loadGBs: 100, loadBySize: { 16: 100, 512: 90, 1024: 40 } };

test('of the rounds the shortest and the middle one count', () => {
  expect(timesOf([5, 1, 3])).toEqual({ bestMs: 1, medianMs: 3 });
  expect(timesOf([4, 1, 3, 2])).toEqual({ bestMs: 1, medianMs: 2.5 });
  expect(timesOf([7])).toEqual({ bestMs: 7, medianMs: 7 });
});

test('operations and bytes are counted from the weights', () => {
  expect(flops(lstm)).toBe(3 * 2 * 50 * 32 * 4 * 64 * 66);
  expect(flops({ ...lstm, family: 'gru' })).toBe(3 * 2 * 50 * 32 * 3 * 64 * 66);
  expect(flops({ ...lstm, family: 'rnn' })).toBe(3 * 2 * 50 * 32 * 64 * 66);
  const step: Row = { id: 'stream/gru/h64', mode: 'stream', family: 'gru', B: 1, T: 16, D: 64, H: 64 };
  expect(flops(step)).toBe(2 * 3 * 64 * 128);
  expect(bytes(step)).toBe(4 * 3 * 64 * 128);
  expect(bytes({ ...step, mode: 'sequence', T: 64 })).toBe(4 * 3 * 64 * (64 + 64 * 64));
});

test('each family counts what its equations need', () => {
  const one = { id: '', mode: 'train', B: 1, T: 1, D: 1, H: 1, N: 1, heads: 1 } as const;
  // The numbers in Win, K, P, Q and Wout, and a scan of one number of state in each of two channels.
  expect(flops({ ...one, family: 'mamba' })).toBe(3 * 2 * (4 + 8 + 6 + 2 + 2) + 2 * 32);
  expect(flops({ ...one, family: 'selective-scan', mode: 'pass', T: 3 })).toBe(3 * 32);
  // Three positions ask one, two and three: 6 products of q and k, and as many of α and v.
  expect(flops({ ...one, family: 'attention', T: 3, D: 2, H: 2 })).toBe(3 * 2 * (3 * 16 + 6 * 2 * 2));
  const cached: Row = { ...one, family: 'attention', mode: 'stream', D: 2, H: 2, resets: 3 };
  expect([flops(cached), bytes(cached), memory(cached)]).toEqual([
    2 * (16 + 2 * 2 * 2),
    4 * (16 + 2 * 2 * 2),
    4 * (16 + 3 * 2 * 2),
  ]);
  expect(flops({ ...one, family: 's4d', mode: 'stream', H: 2, N: 3 })).toBe(2 * (11 * 3 + 2));
  // Eight convolutions of three taps, the first of one input, and the matrix around it.
  expect(flops({ ...one, family: 'tcn', D: 1, H: 2 })).toBe(3 * 2 * (3 * (2 + 7 * 4) + 2));
  expect(bytes({ ...one, family: 'tcn', mode: 'stream', D: 2, H: 2 })).toBe(4 * 3 * 8 * 4);
  // Two heads with a matrix [2,2] each, which is read, written and read; without the correction written and read, with z [2].
  expect(flops({ ...one, family: 'deltanet', H: 4, heads: 2 })).toBe(3 * (2 * (3 * 4 + 2 + 16) + 6 * 8));
  expect(bytes({ ...one, family: 'deltanet', mode: 'stream', H: 4, heads: 2 })).toBe(4 * (3 * 4 + 2 + 16 + 2 * 8));
  expect(flops({ ...one, family: 'linear-attention', H: 4, heads: 2 })).toBe(3 * (2 * (3 * 4 + 16) + 4 * (8 + 4)));
});

test('the limit is the one that the family says, or whichever is the nearer', () => {
  const scan: Row = {
    id: 'pass/selective-scan/h64/t100',
    family: 'selective-scan',
    mode: 'pass',
    B: 32,
    T: 100,
    D: 64,
    H: 64,
    N: 16,
  };
  const [ofPeak, ofLoads] = [flops(scan) / 10 / 1e6 / 50, bytes(scan) / 10 / 1e6 / 40];
  expect(ofPeak).toBeGreaterThan(ofLoads);
  const share = (fmaGflops: number) => rowResult(scan, { ours: [10] }, { ...limits, fmaGflops }).fractionOfLimit;
  expect(share(50)).toBeCloseTo(ofPeak, 10);
  expect(share(5000)).toBeCloseTo(ofLoads, 10);
});

test('inputs that the adding problem does not need are noise of variance 1', async () => {
  await startEngine();
  const { x, y } = given({ family: 'lstm', mode: 'train', B: 64, T: 50, D: 4, H: 2 });
  const column = (j: number) => x.filter((_, k) => k % 4 === j);
  const mean = (numbers: Float32Array) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  expect(column(0).every((value) => value >= 0 && value < 1)).toBe(true);
  expect(column(1).reduce((sum, value) => sum + value, 0)).toBe(2 * 64);
  expect(y[0]).toBeCloseTo(
    column(0)
      .subarray(0, 50)
      .reduce((sum, value, t) => sum + value * column(1)[t]!, 0),
    5,
  );
  for (const j of [2, 3]) {
    expect(mean(column(j))).toBeCloseTo(0, 1);
    expect(mean(column(j).map((value) => value ** 2))).toBeCloseTo(1, 1);
  }
});

test('every row has a name of its own, the usual ones are of all kinds, and the live ones among them', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  // Training, streams, sequences, and one sequence each for the Thai network and that of libopus.
  expect(rows.filter(({ family }) => ['rnn', 'gru', 'lstm'].includes(family)).length).toBe(27 + 12 + 4 + 2);
  expect(new Set(rows.map(({ family }) => family))).toEqual(new Set(Object.keys(families)));
  expect(new Set(usualRows().map(({ mode, family }) => `${mode} ${family}`))).toEqual(
    new Set(rows.map(({ mode, family }) => `${mode} ${family}`)),
  );
  expect(liveRows().length).toBeGreaterThan(0);
  expect(liveRows().filter((row) => !usualRows().includes(row))).toEqual([]);
});

test('a net is said in words, with all that its row has of sizes', () => {
  const words = (id: string) => modelOf(rows.find((row) => row.id === id)!);
  expect(
    ['train/lstm/h64/t50', 'stream/gru/h64', 'stream/attention/h64/t256', 'train/mamba/h64/t100'].map(words),
  ).toEqual([
    'LSTM, 64 units, 50 steps',
    'GRU, 64 units',
    'Attention, 64 units, 4 heads, 256 steps',
    'Mamba, 64 units, 16 states, 100 steps',
  ]);
});

test('a family that is not there is named, with those that are', () => {
  expect(() => familyOf({ family: 'lsmt' })).toThrow(
    /no family lsmt, but .*lstm[\s\S]*Fix: add src\/bench\/families\/lsmt.ts/,
  );
});

test('a stream that starts over is timed in whole rounds of its steps', async () => {
  await startEngine();
  const row: Row = { id: 'stream/rnn/h4/t3', mode: 'stream', family: 'rnn', B: 1, T: 4, D: 4, H: 4, resets: 3 };
  const timed: number[] = [];
  const counting = {
    ...plainTs,
    start: async (given: Parameters<typeof plainTs.start>[0]) => {
      const runner = await plainTs.start(given);
      return { ...runner, time: (calls: number) => (timed.push(calls), runner.time(calls)) };
    },
  };
  await measureRow(row, [counting], 2);
  expect(timed.length).toBeGreaterThan(3);
  expect(timed.filter((calls) => calls % 3)).toEqual([]);
});

test('a peer that computes something else stops the bench, with row, peer and both numbers', () => {
  expect(() => compare(lstm, 'pytorch', [0.5, 0.25], [0.50004, 0.26])).toThrow(
    'train/lstm/h64/t50: pytorch computes something else: the loss of step 2 is 0.26, ours 0.25.',
  );
  expect(() => compare({ ...lstm, mode: 'stream' }, 'plain-ts', [1e-6], [5e-5])).not.toThrow();
  expect(() => compare({ ...lstm, mode: 'stream' }, 'plain-ts', [0, 0], [0, 2e-4])).toThrow(
    '2 of h is 0.0002, ours 0.',
  );
  expect(() => compare({ ...lstm, mode: 'pass' }, 'tfjs-ops', [300], [300.02])).not.toThrow();
  expect(() => compare({ ...lstm, mode: 'pass' }, 'tfjs-ops', [300], [300.04])).toThrow('1 of the gradients is 300.04');
  expect(() => compare(lstm, 'tf.layers', [1, 2], [1])).toThrow('tf.layers gives 1 numbers, ours 2.');
});

test('a row is measured, and its result has the shape that records have', async () => {
  await startEngine();
  const row: Row = { id: 'stream/rnn/h4', mode: 'stream', family: 'rnn', B: 1, T: 4, D: 4, H: 4 };
  const rounds = await measureRow(row, [plainTs], 3);
  expect(rounds.ours.length).toBe(3);
  const result = rowResult(row, { ours: [2, 1, 3], 'plain-ts': [4, 8, 6] }, limits);
  expect(result).toEqual({
    id: 'stream/rnn/h4',
    net: 'RNN, 4 units',
    oursMs: 1,
    oursMedianMs: 2,
    gflops: 64 / 1e6,
    fractionOfLimit: 128 / 1e6 / 100,
    ratios: { 'plain-ts': 4 },
    medianRatios: { 'plain-ts': 3 },
    times: { 'plain-ts': { bestMs: 4, medianMs: 6 } },
  });
  const training = rowResult(lstm, { ours: [10] }, limits);
  expect(training.fractionOfLimit).toBeCloseTo(flops(lstm) / 10 / 1e6 / 50, 10);

  const all: BenchResult = {
    machine: 'a machine',
    date: '2026-11-23',
    rounds: 3,
    limits,
    kernels: { build: 'none', why: 'a reason' },
    versions: { tfjs: '4.22.0' },
    skipped: { pytorch: 'not here' },
    rows: [result],
    solved: [
      { id: 'solve/parity/lstm', about: 'running parity', medianMs: 120, runs: [{ seed: 1, steps: 90, ms: 120 }] },
    ],
  };
  expect(table(all)).toContain('solve/parity/lstm: median 120 ms of 120 ms (90 steps)\n    running parity');
  expect(table(all)).toContain('without pytorch: not here');
  expect(table(all)).toMatch(/stream\/rnn\/h4 +1 ms .*4\.0× \(3\.0×\)/);
});

test('a peer that is wrong is caught while a row is measured', async () => {
  await startEngine();
  const row: Row = { id: 'stream/rnn/h4', mode: 'stream', family: 'rnn', B: 1, T: 4, D: 4, H: 4 };
  const wrong = {
    ...plainTs,
    start: (given: Parameters<typeof plainTs.start>[0]) =>
      plainTs.start({ ...given, weights: { ...given.weights, b: given.weights.b.map((b) => b + 0.1) } }),
  };
  await expect(measureRow(row, [wrong], 1)).rejects.toThrow(
    'stream/rnn/h4: plain-ts computes something else: number 1',
  );
});

test('the limit of loads is that of the smallest measured size that the weights fit into', () => {
  expect([1, 16 * 1024, 16 * 1024 + 1, 2 ** 20, 2 ** 24].map((bytes) => loadLimit(limits, bytes))).toEqual([
    100, 100, 90, 40, 40,
  ]);
});

test('of two measurements of the limits the better counts', () => {
  expect(betterOf(limits, { fmaGflops: 40, loadGBs: 120, loadBySize: { 16: 80, 512: 120, 1024: 300 } })).toEqual({
    fmaGflops: 50,
    loadGBs: 120,
    loadBySize: { 16: 100, 512: 120, 1024: 300 },
  });
});

test.each(['simd', 'relaxed'] as const)('the probes of the %s build do what they are timed for', async (build) => {
  const module = await WebAssembly.compile((await fileBytes(await compile('probes', build))) as BufferSource);
  const { multiplyAdds, loads } = (
    await WebAssembly.instantiate(module, {
      env: { memory: new WebAssembly.Memory({ initial: 1 }) },
    })
  ).exports as Record<string, CallableFunction>;
  // 12 sums of which each goes 1, 1.5, 1.75; two of the four lanes are given back.
  expect(multiplyAdds!(2, 0.5, 1)).toBe(2 * 12 * 1.75);
  expect(loads!(3, 16 * 1024)).toBe(0);
});

test('the limits are measured at every size', async () => {
  const measured = await measureLimits();
  expect(Object.keys(measured)).toEqual(['fmaGflops', 'loadGBs', 'loadBySize']);
  expect(Object.values(measured.loadBySize).every((load) => load > 0)).toBe(true);
  expect(measured.fmaGflops).toBeGreaterThan(0);
});

test('a goal is learned from every seed; the median counts, and a seed that does not get there has no time', async () => {
  await startEngine();
  const [goal] = goals.filter(({ id }) => id === 'solve/parity/lstm');
  const { medianMs, runs } = solve(goal!, [1, 2]);
  expect(runs.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(runs.every(({ steps, ms }) => steps < 500 && ms > 0)).toBe(true);
  expect(medianMs).toBe((runs[0]!.ms + runs[1]!.ms) / 2);
  expect(solve({ ...goal!, plan: { ...goal!.plan, steps: 10 } }, [1]).medianMs).toBe(Infinity);
});
