/** Starts tfjs: its gradients, and WebAssembly to run them on, or plain JavaScript where there is no WebAssembly. */
import { askForKernels, useQuickestKernels } from './kernels.ts';
import { keepingListeners } from './node.ts';
import { enableProdMode, env, setBackend } from './tfjs.ts';
// The gradients register themselves; without this import nothing can be trained.
import './gradients.ts';
import { wasmFiles } from './wasm-files.ts';

/** What runs the operations: WebAssembly with SIMD where the machine has it, or plain JavaScript. */
export type Backend = 'wasm' | 'cpu';

/**
 * Readies tfjs and resolves with the backend it now runs on: the preferred one, or `cpu` where WebAssembly is missing
 * or switched off. Call it before the first tensor is made; calling it again is cheap and may change the backend.
 * On `wasm` the fused kernels are loaded too, the quickest build that runs here; `kernelsInUse` tells which.
 */
export function startEngine(prefer: Backend = 'wasm'): Promise<Backend> {
  const started = earlier.then(() => start(prefer));
  earlier = started.catch(() => undefined);
  return started;
}

// One start at a time: tfjs gives up on a backend when another start overtakes it.
let earlier: Promise<unknown> = Promise.resolve();

async function start(prefer: Backend): Promise<Backend> {
  enableProdMode();
  if (prefer === 'wasm') {
    // All that has to be fetched is asked for at once: each answer waited for is a way to the server and back.
    askForKernels();
    const [{ setWasmPaths, useQuickKernels }] = await Promise.all([
      import('./wasm-backend.ts'),
      import('./segment-sum.ts'),
      import('./relu.ts'),
    ]);
    useQuickKernels(true);
    // Threads need cross-origin isolation, which a static host cannot be asked for.
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths(await wasmFiles());
    if (await keepingListeners(() => setBackend('wasm'))) {
      await useQuickestKernels();
      return 'wasm';
    }
  }
  await import('@tensorflow/tfjs-backend-cpu');
  await setBackend('cpu');
  await useQuickestKernels();
  return 'cpu';
}
