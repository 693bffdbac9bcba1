/** Every claim holds, can fail, and says one sentence; slow ones by their records, which must be true of the code. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { type Around, settleWhole, settleWholeByRecord } from '../../src/evidence/promises.ts';
import { claimFile, idsIn, readerOf, readRecord, recordProblems, saysSlow } from '../../src/evidence/records.ts';
import { type Evidence, pagesOf, unboundNumbers } from '../../src/markdown/bound-numbers.ts';
import { unsearched } from '../../src/markdown/check-generality.ts';
import { loadContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { measured, searchesById } from '../../src/site/build/measured.ts';

const files = import.meta.glob<Claim>('../../src/claims/*.ts', { import: 'default', eager: true });
const claims = Object.entries(files).map(([path, claim]) => [path.replace(/^.*\/|\.ts$/g, ''), claim] as const);
const fast = claims.filter(([, claim]) => !claim.slow);
const slow = claims.filter(([, claim]) => claim.slow);

const around: Around = {
  clock: () => performance.now(),
  tensors: () => memory().numTensors,
  sources: loadContent().ids.source,
};

describe('without WebAssembly, the claim', () => {
  beforeAll(async () => {
    await startEngine('cpu');
  });

  // Some take ten seconds there, so that each is measured once as it is, and once altered.
  it.each(fast)('%s holds, and fails when its experiment is altered', async (_, claim) => {
    expect(claim.holds(await claim.measure())).toBe(true);
    expect(claim.holds(await claim.measure(claim.breaks.alteration))).toBe(false);
  });
});

describe('with WebAssembly, the claim', () => {
  beforeAll(async () => {
    await startEngine('wasm');
  });

  it.each(fast)('%s holds, and keeps what every claim promises', async (id, claim) => {
    expect(await settleWhole(id, claim, around)).toMatchObject({ id, status: 'held' });
  });
});

describe('slow claims', () => {
  it('have records that are true of the code, and no others have', () => {
    expect(recordProblems(readerOf(), idsIn()).map(format)).toEqual([]);
  });

  it('hold by their records, and failed when their experiment was altered', () => {
    const outcomes = slow.map(([id, claim]) => settleWholeByRecord(id, claim, readRecord(id, readerOf()), around));
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

  it.each(fast)('%s is searched where its sentence speaks of all cases', async (id, claim) => {
    const sentence = claim.says(await claim.measure());
    expect(unsearched(id, sentence, { isSearched: id in searchesById, formula: claim.formula }).map(format)).toEqual(
      [],
    );
  });

  it.each(claims)('%s says for what it holds, in words that go on from "Holds for"', (_, { domain }) => {
    expect(domain).toMatch(/^\S.{10,200}[^.\s]$/);
  });

  it('is not misquoted: what pages say in digits and words, resting on claims, those claims measured', async () => {
    const found = new Map<string, Evidence>();
    for (const [id] of claims) {
      const { says, values } = await measured(id);
      found.set(id, { sentence: says, values });
    }
    const content = loadContent();
    const { models } = content;
    expect(unboundNumbers(pagesOf(content), { models, claim: (id) => found.get(id) }).map(format)).toEqual([]);
    const nothing = { sentence: 'Nothing.', values: {} };
    const bound = unboundNumbers(pagesOf(content), { models: [], claim: () => nothing });
    expect(bound.length).toBeGreaterThanOrEqual(90);
  });
});
