/** Why tfjs does not run on WebAssembly, in words: tfjs itself says only that it failed. */
import { canRun, fileBytes } from './kernels.ts';
import { wasmFiles } from './wasm-files.ts';

/** Half a sentence, for `kernelsInUse`: "…, so plain JavaScript computes". Looks at the file that tfjs asked for. */
export async function whyNoWebAssembly(): Promise<string> {
  return `${await trouble()}, so plain JavaScript computes`;
}

async function trouble(): Promise<string> {
  if (!globalThis.WebAssembly) return 'this browser has no WebAssembly, or it is switched off';
  const files = await wasmFiles();
  try {
    const bytes = await fileBytes(files[canRun('simd') ? 'tfjs-backend-wasm-simd.wasm' : 'tfjs-backend-wasm.wasm']);
    return WebAssembly.validate(bytes) ? 'WebAssembly could not be started' : 'the WebAssembly file of tfjs is damaged';
  } catch (error) {
    return `the WebAssembly file of tfjs could not be loaded (${(error as Error).message})`;
  }
}
