import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { useQuickKernels } from '../../src/engine/wasm-backend.ts';
import { startOurs } from '../../src/bench/ours.ts';
import { onnxRuntimeWeb } from '../../src/bench/onnxruntime-web.ts';
import { plainTs } from '../../src/bench/plain-ts.ts';
import { startPytorch } from '../../src/bench/pytorch.ts';
import type { Peer } from '../../src/bench/runner.ts';
import { tfLayers } from '../../src/bench/tf-layers.ts';
import { tfjsOps } from '../../src/bench/tfjs-ops.ts';
import { apart, proof, tiny } from './sizes.ts';

const modes = ['train', 'stream', 'sequence'] as const;
const cells = ['rnn', 'gru', 'lstm'] as const;
const cases = modes.flatMap((mode) => cells.map((cell) => [mode, cell] as const));

let pytorch: Awaited<ReturnType<typeof startPytorch>>;
beforeAll(async () => {
  expect(await startEngine()).toBe('wasm');
  pytorch = await startPytorch();
});
afterAll(() => {
  if (!('skipped' in pytorch)) pytorch.stop();
});
afterEach(() => useQuickKernels(true));

async function both(peer: Peer, mode: (typeof modes)[number], cell: (typeof cells)[number]) {
  const given = tiny(mode, cell);
  const variant = peer.variant?.(given) ?? given;
  const ours = await proof(startOurs(variant), 5);
  useQuickKernels(false);
  return { ours, theirs: await proof(peer.start(variant), 5) };
}

describe.each([tfLayers, tfjsOps, plainTs])('$name computes what ours computes', (peer) => {
  test.each(cases)('%s %s', async (mode, cell) => {
    const { ours, theirs } = await both(peer, mode, cell);
    expect(apart(theirs, ours, mode === 'train')).toBeLessThanOrEqual(1e-5);
  });
});

describe('onnxruntime-web computes what ours computes', () => {
  test.each(cases.filter(([mode, cell]) => onnxRuntimeWeb.does({ mode, cell })))('%s %s', async (mode, cell) => {
    const { ours, theirs } = await both(onnxRuntimeWeb, mode, cell);
    expect(apart(theirs, ours, false)).toBeLessThanOrEqual(1e-5);
  });

  test('and is not asked to train', () => {
    expect(onnxRuntimeWeb.does({ mode: 'train', cell: 'lstm' })).toBe(false);
  });
});

describe('pytorch computes what ours computes', () => {
  test.each(cases)('%s %s', async (mode, cell) => {
    if ('skipped' in pytorch) {
      expect(pytorch.skipped).toContain('no Python with PyTorch');
      return;
    }
    const { ours, theirs } = await both(pytorch, mode, cell);
    expect(apart(theirs, ours, mode === 'train')).toBeLessThanOrEqual(1e-5);
  });

  test('and where it is missing the reason is said', async () => {
    expect(await startPytorch(['no-such-python'])).toEqual({
      skipped: expect.stringMatching(/^no Python with PyTorch \(no-such-python: .*ENOENT/),
    });
  });
});

test.each(cases)('what was started for %s %s is freed again', async (mode, cell) => {
  const given = tiny(mode, cell);
  await proof(startOurs(given), 2);
  const before = memory().numTensors;
  for (const peer of [tfLayers, tfjsOps]) await proof(peer.start(peer.variant?.(given) ?? given), 3);
  await proof(startOurs(given), 3);
  expect(memory().numTensors).toBe(before);
});
