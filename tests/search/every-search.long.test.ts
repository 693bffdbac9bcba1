/** Every search finds no case of which its claim is false, and finds one when its case is altered: it can fail. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { searched } from '../../src/search/search.ts';
import { claimsById, searchesById } from '../../src/site/build/measured.ts';

const clock = () => performance.now();

beforeAll(async () => {
  await startEngine();
});

describe.each(Object.entries(searchesById))('the search of %s', (id, search) => {
  it('belongs to a claim', () => {
    expect(claimsById[id]).toBeDefined();
  });

  it('finds no counterexample, and keeps no tensor', () => {
    const before = memory().numTensors;
    expect(searched(id, search, { clock }).counterexample).toBeUndefined();
    expect(memory().numTensors).toBe(before);
  });

  it('finds one where its cases are altered', () => {
    const { counterexample } = searched(id, search, { clock, altered: true });
    expect(counterexample, search.breaks).toBeDefined();
    expect(counterexample).not.toContain('which throws');
  });
});
