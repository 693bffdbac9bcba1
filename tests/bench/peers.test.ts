import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Mode } from '../../src/bench/family.ts';
import { onnxRuntimeWeb } from '../../src/bench/onnxruntime-web.ts';
import { startOurs } from '../../src/bench/ours.ts';
import { plainTs } from '../../src/bench/plain-ts.ts';
import { startPytorch } from '../../src/bench/pytorch.ts';
import { families as allFamilies, familyOf, rows } from '../../src/bench/rows.ts';
import type { Peer } from '../../src/bench/runner.ts';
import { tfLayers } from '../../src/bench/tf-layers.ts';
import { tfjsOps } from '../../src/bench/tfjs-ops.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { useQuickKernels } from '../../src/engine/wasm-backend.ts';
import { apart, proof, shrunk, tiny } from './sizes.ts';

const modes = ['train', 'stream', 'sequence'] as const;
const families = ['rnn', 'gru', 'lstm'] as const;
const cases = modes.flatMap((mode) => families.map((family) => [mode, family] as const));

let pytorch: Awaited<ReturnType<typeof startPytorch>>;
beforeAll(async () => {
  expect(await startEngine()).toBe('wasm');
  for (const { ready } of Object.values(allFamilies)) await ready?.();
  pytorch = await startPytorch();
});
afterAll(() => {
  if (!('skipped' in pytorch)) pytorch.stop();
});
afterEach(() => useQuickKernels(true));

async function both(peer: Peer, mode: Mode, family: string) {
  const given = tiny(mode, family);
  const variant = peer.variant?.(given) ?? given;
  const ours = await proof(startOurs(variant), 5);
  useQuickKernels(false);
  return { ours, theirs: await proof(peer.start(variant), 5) };
}

describe.each([tfLayers, tfjsOps, plainTs])('$name computes what ours computes', (peer) => {
  test.each(cases)('%s %s', async (mode, family) => {
    const { ours, theirs } = await both(peer, mode, family);
    expect(apart(theirs, ours, mode === 'train')).toBeLessThanOrEqual(1e-5);
  });
});

test.each(families)('a stream of %s starts over where its row says so, also for its peers', async (family) => {
  const stream = (sizes: object) => tiny('stream', family, sizes);
  const fifth = await proof(startOurs(stream({ resets: 3 })), 5);
  // The fifth step is then the second one of a stream that begins with the fourth input.
  const given = stream({});
  const fresh = { ...given, x: Float32Array.from([...given.x.subarray(6), ...given.x.subarray(0, 6)]) };
  expect(apart(fifth, await proof(startOurs(fresh), 2), false)).toBeLessThanOrEqual(1e-6);
  expect(apart(fifth, await proof(startOurs(given), 5), false)).toBeGreaterThan(1e-3);
  for (const peer of [tfLayers, tfjsOps, plainTs]) {
    const variant = peer.variant?.(stream({ resets: 3 })) ?? stream({ resets: 3 });
    const ours = await proof(startOurs(variant), 5);
    expect(apart(await proof(peer.start(variant), 5), ours, false)).toBeLessThanOrEqual(1e-5);
  }
  for (const peer of [onnxRuntimeWeb, pytorch].filter((one) => 'does' in one)) {
    expect(peer.does(stream({ resets: 3 }))).toBe(false);
  }
});

/** One row of every kind that a family has. */
const kinds = [...new Map(rows.map((row) => [`${row.mode} ${row.family}`, row] as const))];

describe('the operations of every family compute what ours computes, and free what they made', () => {
  test.each(kinds)('%s', async (_, row) => {
    expect(tfjsOps.does(row)).toBe(true);
    const given = shrunk(row);
    const ours = await proof(startOurs(given), 5);
    const before = memory().numTensors;
    useQuickKernels(false);
    const theirs = await proof(tfjsOps.start(given), 5);
    useQuickKernels(true);
    await proof(startOurs(given), 5);
    expect(memory().numTensors).toBe(before);
    expect(ours.some(Boolean)).toBe(true);
    const largest = row.mode === 'train' ? 1 : Math.max(1, ...ours.map(Math.abs));
    expect(apart(theirs, ours, row.mode === 'train') / largest).toBeLessThanOrEqual(1e-5);
  });

  test('and peers that know only W, U and b are not asked for others', () => {
    // A family may be one of the three at a size of its own.
    const known = families.map((family) => allFamilies[family]?.plain);
    const others = kinds.filter(([, row]) => !known.includes(familyOf(row).plain) && !familyOf(row).plainStream);
    const asked = [tfLayers, onnxRuntimeWeb, plainTs].filter((peer) => others.some(([, row]) => peer.does(row)));
    expect(others.length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });
});

test('plain loops of a family’s own compute what ours computes', async () => {
  const own = kinds.filter(([, row]) => familyOf(row).plainStream);
  expect(own.map(([kind]) => kind)).toEqual(expect.arrayContaining(['stream rnnoise', 'stream silero-vad']));
  for (const [, row] of own) {
    const given = shrunk(row);
    const ours = await proof(startOurs(given), 5);
    expect(apart(await proof(plainTs.start(given), 5), ours, false)).toBeLessThanOrEqual(1e-5);
    expect(apart(await proof(plainTs.start(given), 4), ours, false)).toBeGreaterThan(1e-3);
  }
});

test('a row that its family cannot run is refused, with the fix', () => {
  expect(() => startOurs(tiny('stream', 'selective-scan'))).toThrow(
    /selective-scan has no cell, but a row of the mode stream[\s\S]*Fix: give src\/bench\/families\/selective-scan.ts one/,
  );
});

describe('onnxruntime-web computes what ours computes', () => {
  test.each(cases.filter(([mode, family]) => onnxRuntimeWeb.does({ mode, family })))('%s %s', async (mode, family) => {
    const { ours, theirs } = await both(onnxRuntimeWeb, mode, family);
    expect(apart(theirs, ours, false)).toBeLessThanOrEqual(1e-5);
  });

  test('and is not asked to train', () => {
    expect(onnxRuntimeWeb.does({ mode: 'train', family: 'lstm' })).toBe(false);
  });
});

describe('pytorch computes what ours computes', () => {
  test.each(cases)('%s %s', async (mode, family) => {
    if ('skipped' in pytorch) {
      expect(pytorch.skipped).toContain('no Python with PyTorch');
      return;
    }
    const { ours, theirs } = await both(pytorch, mode, family);
    expect(apart(theirs, ours, mode === 'train')).toBeLessThanOrEqual(1e-5);
  });

  test('and where it is missing the reason is said', async () => {
    expect(await startPytorch(['no-such-python'])).toEqual({
      skipped: expect.stringMatching(/^no Python with PyTorch \(no-such-python: .*ENOENT/),
    });
  });
});

test.each(cases)('what was started for %s %s is freed again', async (mode, family) => {
  const given = tiny(mode, family);
  await proof(startOurs(given), 2);
  const before = memory().numTensors;
  for (const peer of [tfLayers, tfjsOps]) await proof(peer.start(peer.variant?.(given) ?? given), 3);
  await proof(startOurs(given), 3);
  expect(memory().numTensors).toBe(before);
});
