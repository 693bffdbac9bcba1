/**
 * relu as PyTorch has it, where tfjs differs: on WebAssembly tfjs compares whole numbers, and so takes NaN for 0 where its
 * sign is set, as that of ∞ - ∞ is on many processors.
 */
import '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.fesm.js';
import { addressOf, heapMemory, unwritten } from './heap.ts';
import { kernels } from './kernels.ts';
import { registerKernel, type TensorInfo, unregisterKernel, util } from './tfjs.ts';

// The import above has registered the one that is replaced.
unregisterKernel('Relu', 'wasm');
registerKernel({
  kernelName: 'Relu',
  backendName: 'wasm',
  kernelFunc: ({ inputs }) => {
    const { x } = inputs as { x: TensorInfo };
    const [y, N] = [unwritten(x.shape), util.sizeFromShape(x.shape)];
    const [from, to] = [addressOf(x), addressOf(y)];
    const relu = kernels()?.relu;
    if (relu) relu(N, from, to);
    else {
      const { buffer } = heapMemory();
      const [given, made] = [new Float32Array(buffer, from, N), new Float32Array(buffer, to, N)];
      given.forEach((one, n) => {
        made[n] = Math.max(one, 0);
      });
    }
    return y;
  },
});
