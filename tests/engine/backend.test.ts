import { expect, test } from 'vitest';
import * as tf from '../../src/engine/tfjs.ts';
test('x', async () => {
  await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  const g = tf.grad((x: tf.Tensor) => tf.sum(tf.mul(x, x)))(tf.tensor1d([1, 2]));
  expect([...(await g.data())]).toEqual([2, 4]);
});
test('w', async () => {
  const w = await import('@tensorflow/tfjs-backend-wasm');
  const u = await import('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url');
  console.log(u.default);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  console.log(tf.getBackend());
  console.log([...(await tf.matMul(tf.ones([2,2]), tf.ones([2,2])).data())]);
});
