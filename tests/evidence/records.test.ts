/** Records of slow claims: one that is true of the code passes; missing, malformed, stale and idle ones are told with the command. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/evidence/fingerprint.ts';
import { idsIn, readerOf, readRecord, recordProblems } from '../../src/evidence/records.ts';
import { format } from '../../src/markdown/problem.ts';

const CLAIM = 'lstm-parity-generalizes-to-250';
const FILE = `content/records/claims/${CLAIM}.json`;
let root: string;

/** A copy of the project in which one claim is slow and recorded. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ledger-'));
  for (const room of ['models', 'claims', 'trained', 'tasks', 'training'])
    cpSync(`src/${room}`, join(root, 'src', room), { recursive: true });
  cpSync('src/random.ts', join(root, 'src/random.ts'));
  for (const id of idsIn(root).claims) if (id !== CLAIM) rmSync(join(root, `src/claims/${id}.ts`));
  const file = join(root, `src/claims/${CLAIM}.ts`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('defineClaim({\n', 'defineClaim({\n  slow: true,\n'));
  mkdirSync(join(root, 'content/records/claims'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const record = () => ({
  claim: CLAIM,
  date: '2026-11-23',
  machine: 'a machine',
  engine: { backend: 'wasm', tfjs: '4.22.0', kernels: 'simd' },
  seconds: 40,
  sentence: 'It answers right.',
  values: { accuracy: 1 },
  altered: { accuracy: 0.5 },
  code: fingerprintOf(`src/claims/${CLAIM}.ts`, readerOf(root)),
});
const keep = (value: unknown) => writeFileSync(join(root, FILE), JSON.stringify(value));
const told = () => recordProblems(readerOf(root), idsIn(root)).map(format);

/** What is told while a file of the copy has another text. */
function toldWith(file: string, edit: (text: string) => string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  writeFileSync(join(root, file), edit(text));
  try {
    return told();
  } finally {
    writeFileSync(join(root, file), text);
  }
}

it('a record that is true of the code is no problem, and is read', () => {
  keep(record());
  expect(told()).toEqual([]);
  expect(readRecord(CLAIM, readerOf(root))).toMatchObject({ seconds: 40, values: { accuracy: 1 } });
});

describe('a record is stale, and the command that renews it is told,', () => {
  it.each([
    ['the cell', 'src/models/lstm/cell.ts'],
    ['the task', 'src/tasks/parity.ts'],
    ['the weights it loads', 'src/trained/parity-lstm.json'],
  ])('when %s changes', (_, file) => {
    keep(record());
    expect(toldWith(file, (text) => (file.endsWith('.json') ? `${text} ` : `${text}\nf(1);`))).toEqual([
      `${FILE} the record of 2026-11-23 is stale: ${file} changed\n    Fix: Measure it again: npm run claims -- --record ${CLAIM}`,
    ]);
  });
});

it('not when a file changes that it does not rest on, or a line ending', () => {
  keep(record());
  expect(toldWith('src/models/mamba/layer.ts', (text) => `${text}\nf(1);`)).toEqual([]);
  expect(toldWith('src/models/lstm/cell.ts', (text) => text.replaceAll('\n', '\r\n'))).toEqual([]);
});

it('a missing record is told with the command that makes it', () => {
  rmSync(join(root, FILE), { force: true });
  expect(told()).toEqual([
    `${FILE} the claim "${CLAIM}" is slow and has no record\n    Fix: Measure it: npm run claims -- --record ${CLAIM}`,
  ]);
});

it('a malformed record is told with its field', () => {
  keep({ ...record(), seconds: 'long', who: 'me' });
  expect(told().map((one) => one.split('\n')[0])).toEqual([
    `${FILE}:1 seconds: must be a number, and "long" is a text`,
    `${FILE}:1 who: there is no such field`,
  ]);
});

it('a record of no slow claim is told', () => {
  keep(record());
  expect(toldWith(`src/claims/${CLAIM}.ts`, (text) => text.replace('  slow: true,\n', ''))).toEqual([
    `${FILE} there is no slow claim "${CLAIM}"\n    Fix: Remove the file, or write "slow: true" in its claim.`,
  ]);
});
