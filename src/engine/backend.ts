/** Starts tfjs: its gradients, and WebAssembly to run them on, or plain JavaScript where there is no WebAssembly. */
import { askForKernels, sayWhyPlain, useQuickestKernels } from './kernels.ts';
import { keepingListeners } from './node.ts';
import { enableProdMode, env, setBackend } from './tfjs.ts';
// The gradients register themselves; without this import nothing can be trained.
import './gradients.ts';
import { once } from '../once.ts';
import { whyNoWebAssembly } from './no-webassembly.ts';
import { wasmFiles } from './wasm-files.ts';

/** What runs the operations: WebAssembly with SIMD where the machine has it, or plain JavaScript. */
export type Backend = 'wasm' | 'cpu';

/**
 * Readies tfjs and resolves with the backend it now runs on: the preferred one, or `cpu` where WebAssembly is missing,
 * switched off or cannot be loaded; `kernelsInUse` then says why. Call it before the first tensor is made. Calling it
 * again is cheap and may change the backend; where WebAssembly could not be loaded it is tried again.
 * On `wasm` the fused kernels are loaded too, the fastest build that runs here; `kernelsInUse` tells which.
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
  const why = prefer === 'wasm' ? await startWasm() : '';
  const backend = why ? 'cpu' : prefer;
  if (backend === 'cpu') {
    await import('@tensorflow/tfjs-backend-cpu');
    await setBackend('cpu');
  }
  sayWhyPlain(why);
  await useQuickestKernels();
  return backend;
}

/** Makes WebAssembly run the operations. Resolves with why it cannot, as half a sentence; empty where it does. */
async function startWasm(): Promise<string> {
  if (!globalThis.WebAssembly) return whyNoWebAssembly();
  // All that has to be fetched is asked for at once: each answer waited for is a way to the server and back.
  askForKernels();
  try {
    await prepareWasm();
  } catch (error) {
    return `the program that runs WebAssembly could not be loaded (${(error as Error).message}), so plain JavaScript computes`;
  }
  return (await keepingListeners(() => setBackend('wasm'))) ? '' : whyNoWebAssembly();
}

/** Done once: tfjs refuses to be told again where its files are when a start with them has failed. */
const prepareWasm = once(async () => {
  const [{ setWasmPaths, useQuickKernels }] = await Promise.all([
    import('./wasm-backend.ts'),
    import('./segment-sum.ts'),
    import('./relu.ts'),
  ]);
  useQuickKernels(true);
  // Threads need cross-origin isolation, which a static host cannot be asked for.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(await wasmFiles());
});
