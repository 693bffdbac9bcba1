/** Every claim holds, can fail, and says one sentence; slow ones by their records, which must be true of the code. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { claimFile, idsIn, readerOf, readRecord, recordProblems, saysSlow } from '../../src/ledger/records.ts';
import { settleByRecord } from '../../src/ledger/settle.ts';
import { type Evidence, pagesOf, unboundNumbers } from '../../src/markdown/bound-numbers.ts';
import { loadContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { measured } from '../../src/site/build/measured.ts';

const files = import.meta.glob<Claim>('../../src/claims/*.ts', { import: 'default', eager: true });
const claims = Object.entries(files).map(([path, claim]) => [path.replace(/^.*\/|\.ts$/g, ''), claim] as const);
const fast = claims.filter(([, claim]) => !claim.slow);
const slow = claims.filter(([, claim]) => claim.slow);

describe.each(['wasm', 'cpu'] as const)('on %s, the claim', (backend) => {
  beforeAll(async () => {
    await startEngine(backend);
  });

  it.each(fast)('%s holds, and fails when its experiment is altered', async (_, claim) => {
    const measured = await claim.measure();
    expect(claim.holds(measured), JSON.stringify(measured)).toBe(true);
    const altered = await claim.measure(claim.breaks.alteration);
    expect(claim.holds(altered), JSON.stringify(altered)).toBe(false);
  });
});

describe('slow claims', () => {
  it('have records that are true of the code, and no others have', () => {
    expect(recordProblems(readerOf(), idsIn()).map(format)).toEqual([]);
  });

  it('hold by their records, and failed when their experiment was altered', () => {
    const outcomes = slow.map(([id, claim]) => settleByRecord(id, claim, readRecord(id, readerOf())));
    expect(outcomes.filter(({ status }) => status !== 'recorded')).toEqual([]);
  });

  it('say so where the check, which runs nothing, can read it', () => {
    const read = claims.filter(([id]) => saysSlow(readFileSync(claimFile(id), 'utf8'))).map(([id]) => id);
    expect(read).toEqual(slow.map(([id]) => id));
  });
});

describe('every claim', () => {
  beforeAll(async () => {
    await startEngine('wasm');
  });

  it('there are at least forty of them, at most fifteen of which rest on a formula alone', () => {
    expect(claims.length).toBeGreaterThanOrEqual(40);
    expect(claims.filter(([, { formula }]) => formula).length).toBeLessThanOrEqual(15);
  });

  it.each(fast)('%s writes one sentence from its numbers', async (_, claim) => {
    const sentence = claim.says(await claim.measure());
    expect(sentence).toMatch(/^[A-Z][^\n]*\.$/);
    expect(sentence).not.toMatch(/undefined|NaN|Infinity|\[object/);
    expect(sentence.match(/[.!?]\s+[A-Z]/g) ?? []).toEqual([]);
  });

  it.each(fast)('%s measures the same twice and keeps no tensor', async (_, claim) => {
    const first = await claim.measure();
    const before = memory().numTensors;
    expect(await claim.measure()).toEqual(first);
    expect(memory().numTensors - before).toBe(0);
  });

  it('is not misquoted: what pages say in digits, resting on claims, those claims measured', async () => {
    const found = new Map<string, Evidence>();
    for (const [id] of claims) {
      const { says, values } = await measured(id);
      found.set(id, { sentence: says, values });
    }
    const pages = pagesOf(loadContent());
    expect(unboundNumbers(pages, (id) => found.get(id)).map(format)).toEqual([]);
    const others = unboundNumbers(pages, () => ({ sentence: 'Nothing.', values: {} }));
    expect(others.length).toBeGreaterThanOrEqual(70);
  });
});
