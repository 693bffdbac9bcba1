import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { Measured, RowResult } from '../../src/bench/result.ts';
import { BenchTable, modelOf } from '../../src/site/components/bench/BenchTable.tsx';

const row = (id: string, net?: string): RowResult => ({
  id,
  net,
  oursMs: 1,
  oursMedianMs: 1,
  gflops: 1,
  fractionOfLimit: 0.5,
  ratios: {},
  medianRatios: {},
  times: {},
});

test('a net is named as its record says, and from its id where an older record says nothing', () => {
  expect(modelOf(row('train/mamba/h64/t50', 'Mamba, 64 units, 16 states, 50 steps'))).toBe(
    'Mamba, 64 units, 16 states, 50 steps',
  );
  expect(modelOf(row('train/lstm/h64/t50'))).toBe('LSTM, 64 units, 50 steps');
  expect(modelOf(row('stream/gru/h128'))).toBe('GRU, 128 units');
});

test('rows of every mode are shown, each under its heading', () => {
  const measured: Measured = {
    rounds: 3,
    limits: { fmaGflops: 50, loadGBs: 100, loadBySize: {} },
    kernels: { build: 'simd', why: 'a reason' },
    solved: [],
    rows: [row('pass/a/h1/t1', 'A'), row('train/b/h1/t1', 'B'), row('stream/c/h1', 'C'), row('sequence/d/h1', 'D')],
  };
  const text = renderToString(<BenchTable machine="a machine" {...measured} />).replace(/<[^>]*>/g, ' ');
  expect(text).toMatch(
    /Training step, 32 sequences +B .*Forward and backward, 32 sequences +A .*One step of one sequence +C .*64 steps of one sequence +D /,
  );
});
