/** A start that fails leaves nothing behind: plain JavaScript computes and says why, and the next start goes on. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { canRun, kernelsInUse } from '../../src/engine/kernels.ts';
import { matMul, tensor2d } from '../../src/engine/tfjs.ts';

const folder = mkdtempSync(join(tmpdir(), 'unrolled-wasm-'));
const served = join(folder, 'served.wasm');
const NAMES = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'];
let whole = '';
const disk = vi.hoisted(() => ({ kernels: undefined as (() => Promise<Buffer>) | undefined }));

// tfjs is told of one file, which is then missing, damaged or whole.
vi.mock('../../src/engine/wasm-files.ts', async (original) => {
  const { wasmFiles } = await original<typeof import('../../src/engine/wasm-files.ts')>();
  return {
    wasmFiles: async () => {
      whole = (await wasmFiles())['tfjs-backend-wasm-simd.wasm'];
      return Object.fromEntries(NAMES.map((name) => [name, served]));
    },
  };
});

// The kernels are read from the disk; here they too may be missing or damaged.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const readFile = (path: string) => (disk.kernels && /kernels-\w+-/.test(path) ? disk.kernels() : real.readFile(path));
  return { ...real, readFile };
});
const missing = () => Promise.reject(new Error('kernels.wasm: 404 Not Found'));
const damaged = () => Promise.resolve(Buffer.from('<!doctype html>'));

beforeAll(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterAll(() => rmSync(folder, { recursive: true }));

const product = async () => [...(await matMul(tensor2d([[1, 2]]), tensor2d([[3], [4]])).data())];

/** Starts twice, as the worker does: once when it opens, once when a demo runs. */
async function startsOn(backend: 'wasm' | 'cpu') {
  expect(await startEngine()).toBe(backend);
  expect(await startEngine()).toBe(backend);
  expect(await product()).toEqual([11]);
}

it('without the file of tfjs and without kernels', async () => {
  disk.kernels = missing;
  await startsOn('cpu');
  const { build, why } = kernelsInUse();
  expect(build).toBe('none');
  expect(why).toMatch(/^the WebAssembly file of tfjs could not be loaded \(.*\), so plain JavaScript computes$/);
});

it('with a file of other bytes', async () => {
  writeFileSync(served, '<!doctype html><title>Not found</title>');
  await startsOn('cpu');
  expect(kernelsInUse().why).toBe('the WebAssembly file of tfjs is damaged, so plain JavaScript computes');
});

it('without WebAssembly', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  await startsOn('cpu');
  vi.unstubAllGlobals();
  expect(kernelsInUse().why).toBe(
    'this browser has no WebAssembly, or it is switched off, so plain JavaScript computes',
  );
});

it('with the whole file, on WebAssembly, but without kernels', async () => {
  copyFileSync(whole, served);
  await startsOn('wasm');
  expect(kernelsInUse()).toEqual({ build: 'none', why: 'they could not be loaded (kernels.wasm: 404 Not Found)' });
  disk.kernels = damaged;
  await startsOn('wasm');
  expect(kernelsInUse().build).toBe('none');
  expect(kernelsInUse().why).toMatch(/^they could not be loaded \(WebAssembly.*magic word/);
});

it('and at last with all of it', async () => {
  disk.kernels = undefined;
  await startsOn('wasm');
  expect(kernelsInUse().build).toBe(canRun('relaxed') ? 'relaxed' : 'simd');
});
