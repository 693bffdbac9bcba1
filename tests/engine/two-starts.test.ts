import { expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';

test('two starts at once both end on WebAssembly', async () => {
  expect(await Promise.all([startEngine(), startEngine()])).toEqual(['wasm', 'wasm']);
});
