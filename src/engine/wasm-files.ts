/** Where the WebAssembly files of tfjs are: an address for the browser, a path in node_modules for Node. */
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

/** The file for each build of tfjs' WebAssembly, by the name tfjs asks for. The threaded build is never asked for. */
export async function wasmFiles() {
  const [plainFile, simdFile] = import.meta.env.SSR ? await inNode() : [plain, simd];
  return {
    'tfjs-backend-wasm.wasm': plainFile,
    'tfjs-backend-wasm-simd.wasm': simdFile,
    'tfjs-backend-wasm-threaded-simd.wasm': simdFile,
  };
}

async function inNode(): Promise<[plain: string, simd: string]> {
  const { createRequire } = await import('node:module');
  const { resolve } = createRequire(import.meta.url);
  const folder = '@tensorflow/tfjs-backend-wasm/dist';
  return [resolve(`${folder}/tfjs-backend-wasm.wasm`), resolve(`${folder}/tfjs-backend-wasm-simd.wasm`)];
}
