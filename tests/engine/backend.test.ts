import { describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { getBackend, grad, matMul, mul, sum, type Tensor, tensor1d, tensor2d } from '../../src/engine/tfjs.ts';

test('starting WebAssembly leaves no listener that would bury an uncaught error in the loader’s source', async () => {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const listeners = () => events.map((event) => process.listenerCount(event));
  const before = listeners();
  await startEngine('wasm');
  expect(listeners()).toEqual(before);
});

describe.each(['wasm', 'cpu'] as const)('the engine on %s', (backend) => {
  test('starts on the backend asked for', async () => {
    expect(await startEngine(backend)).toBe(backend);
    expect(getBackend()).toBe(backend);
  });

  test('multiplies matrices', async () => {
    await startEngine(backend);
    const product = matMul(
      tensor2d([
        [1, 2],
        [3, 4],
      ]),
      tensor2d([[5], [6]]),
    );
    expect([...(await product.data())]).toEqual([17, 39]);
  });

  test('knows gradients', async () => {
    await startEngine(backend);
    const slope = grad((x: Tensor) => sum(mul(x, x)))(tensor1d([1, -2]));
    expect([...(await slope.data())]).toEqual([2, -4]);
  });
});
