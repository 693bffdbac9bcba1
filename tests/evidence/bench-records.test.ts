/** Records of the bench name the code that they time: every kernel and peer, and the libraries; the check names stale ones. */
import { describe, expect, it } from 'vitest';
import { BENCH_RECORDS, benchProblems, codeOfBench, outdated, staleBenches } from '../../src/evidence/bench-records.ts';
import { sealed } from '../../src/evidence/digest.ts';
import { changesBetween, type ReadFile } from '../../src/evidence/fingerprint.ts';
import { readerOf } from '../../src/evidence/records.ts';
import { reading, withChanged } from './reading.ts';

const real = readerOf();
const now = codeOfBench(real);
/** What changes in the fingerprint while a file has another text. */
const changed = (file: string, edit: (text: string) => string) =>
  changesBetween(now, codeOfBench(withChanged(file, edit)));
const withRecord = (record: object | undefined): ReadFile =>
  reading((path) => (path === BENCH_RECORDS.node ? record && JSON.stringify(record) : undefined));

describe('what the times rest on', () => {
  it.each([
    ['a kernel', 'src/engine/kernels/rnn.ts', 'variant == IDENTITY', 'variant != IDENTITY'],
    ['whether a function of a kernel is copied to its calls', 'src/engine/kernels/rnn.ts', '@inline', '@unsafe'],
    ['what kernels share', 'src/engine/simd/functions.ts', 'return', 'return;return'],
    ['a peer', 'src/bench/plain-ts.ts', 'const ', 'const unused = 1;const '],
    ['a family of models', 'src/bench/families/lstm.ts', 'title:', 'title: "x" +'],
    ['the cell that the kernel replaces', 'src/models/lstm/cell.ts', 'import ', 'export const unused = 1;\nimport '],
  ])('%s', (_, file, from, to) => {
    expect(real(file)).toContain(from);
    expect(changed(file, (text) => text.replace(from, to))).toEqual([`${file} changed`]);
  });

  it.each([
    ['@tensorflow/tfjs-core', 'tfjs'],
    ['onnxruntime-web', 'onnxruntime-web'],
  ])('the version of %s', (name, called) => {
    const edit = (text: string) => text.replace(new RegExp(`("${name}": ")[^"]+`), '$1999.0.0');
    expect(changed('package.json', edit)).toEqual([`package.json: ${called} changed`]);
  });

  it('but no comment, and no page', () => {
    expect(changed('src/engine/kernels/rnn.ts', (text) => `// A word.\n${text}`)).toEqual([]);
    expect(Object.keys(now).filter((path) => /^src\/(?:pages|site|markdown)\//.test(path))).toEqual([]);
  });
});

describe('a record', () => {
  const record = sealed({ date: '2026-11-28', commit: 'abc1234', rows: [], code: now });

  it('of the code of today is in order', () => {
    expect(outdated(record, now)).toBeUndefined();
    expect(staleBenches(withRecord(record), now)).toEqual([]);
    expect(benchProblems(withRecord(record))).toEqual([]);
    expect(staleBenches(withRecord(undefined), now)).toEqual([]);
  });

  it('of other code is named by the check, with what changed and how to measure it again', () => {
    expect(staleBenches(withRecord(record), { ...now, 'src/engine/kernels/rnn.ts': 'other' })).toEqual([
      'content/records/bench-node.json was measured on 2026-11-28 with the code of commit abc1234; since then src/engine/kernels/rnn.ts changed. Measure it again: npm run bench -- --record',
    ]);
  });

  it('from before records named their code says so, and is not taken for one of today', () => {
    expect(outdated({ date: '2026-11-23', commit: '352f72c' }, now)).toMatch(
      /^measured on 2026-11-23 with the code of commit 352f72c, before the last changes of the kernels/,
    );
  });

  it('that was changed by hand is a problem', () =>
    expect(benchProblems(withRecord({ ...record, date: '2026-11-29' }))).toEqual([
      {
        file: BENCH_RECORDS.node,
        message: 'it was changed by hand',
        fix: 'Measure it again: npm run bench -- --record',
      },
    ]));
});
