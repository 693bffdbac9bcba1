import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';

const files = import.meta.glob<Claim>('../../src/claims/*.ts', { import: 'default', eager: true });
const claims = Object.entries(files).map(([path, claim]) => [path.replace(/^.*\/|\.ts$/g, ''), claim] as const);

describe.each(['wasm', 'cpu'] as const)('on %s, the claim', (backend) => {
  beforeAll(async () => {
    await startEngine(backend);
  });

  it.each(claims)('%s holds, and fails when its experiment is altered', async (_, claim) => {
    const measured = await claim.measure();
    expect(claim.holds(measured), JSON.stringify(measured)).toBe(true);
    const altered = await claim.measure(claim.breaks.alteration);
    expect(claim.holds(altered), JSON.stringify(altered)).toBe(false);
  });
});

describe('every claim', () => {
  beforeAll(async () => {
    await startEngine('wasm');
  });

  it('there are at least twelve of them', () => {
    expect(claims.length).toBeGreaterThanOrEqual(12);
  });

  it.each(claims)('%s writes one sentence from its numbers', async (_, claim) => {
    const sentence = claim.says(await claim.measure());
    expect(sentence).toMatch(/^[A-Z][^\n]*\.$/);
    expect(sentence).not.toMatch(/undefined|NaN|Infinity|\[object/);
    expect(sentence.match(/[.!?]\s+[A-Z]/g) ?? []).toEqual([]);
  });

  it.each(claims)('%s measures the same twice and keeps no tensor', async (_, claim) => {
    const first = await claim.measure();
    const before = memory().numTensors;
    expect(await claim.measure()).toEqual(first);
    expect(memory().numTensors - before).toBe(0);
  });
});
