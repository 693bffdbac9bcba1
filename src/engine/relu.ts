/**
 * relu as PyTorch has it, where tfjs differs: on WebAssembly tfjs compares whole numbers, and so takes NaN for 0 where its
 * sign is set, as that of ∞ - ∞ is on many processors.
 */
import '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.fesm.js';
import { addressOf, heapMemory, unwritten } from './heap.ts';
import { kernels } from './kernels.ts';
import { registerKernel, unregisterKernel, util } from './tfjs.ts';

// The import above has registered the one that is replaced.
unregisterKernel('Relu', 'wasm');
registerKernel({
  kernelName: 'Relu',
  backendName: 'wasm',
  kernelFunc: ({ inputs: { x } }) => {
    const [y, N] = [unwritten(x!.shape), util.sizeFromShape(x!.shape)];
    const [from, to] = [addressOf(x!), addressOf(y)];
    const fused = kernels();
    if (fused) fused.relu!(N, from, to);
    else {
      const { buffer } = heapMemory();
      const [given, made] = [new Float32Array(buffer, from, N), new Float32Array(buffer, to, N)];
      for (let n = 0; n < N; ++n) made[n] = Math.max(given[n]!, 0);
    }
    return y;
  },
});
