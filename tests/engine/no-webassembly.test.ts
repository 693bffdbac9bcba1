import { expect, test, vi } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { matMul, tensor2d } from '../../src/engine/tfjs.ts';

test('without WebAssembly the engine runs on plain JavaScript', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect(await startEngine()).toBe('cpu');
  expect([...(await matMul(tensor2d([[1, 2]]), tensor2d([[3], [4]])).data())]).toEqual([11]);
  vi.unstubAllGlobals();
});
