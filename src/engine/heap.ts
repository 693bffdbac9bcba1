/** The WebAssembly heap of tfjs, on which the fused kernels work as well: tensors are handed over without a copy. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.fesm.js';
import { engine, type Tensor, type TensorInfo } from './tfjs.ts';

/** There is one for as long as the page is open; asked for each time, it would be a good part of what a small operation takes. */
const tfjs = engine();

/** What of tfjs' backend is not public. This file alone reads it, and `heapTrouble` looks whether it is still there. */
interface Inside {
  wasm: { asm: { memory: WebAssembly.Memory }; _malloc(bytes: number): number; _free(address: number): void };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput: BackendWasm['makeOutput'];
}
const inside = () => tfjs.backend as unknown as Inside;

/** Why the kernels cannot work on this backend's heap, in words; empty where they can. */
export function heapTrouble(): string {
  const { wasm, dataIdMap, makeOutput } = (tfjs.backend ?? {}) as Partial<Inside>;
  const missing = Object.entries({
    'wasm.asm.memory': wasm?.asm?.memory instanceof WebAssembly.Memory,
    'wasm._malloc': typeof wasm?._malloc === 'function',
    'wasm._free': typeof wasm?._free === 'function',
    'dataIdMap.get': typeof dataIdMap?.get === 'function',
    makeOutput: typeof makeOutput === 'function',
    'state.gradientDepth': typeof tfjs.state.gradientDepth === 'number',
    removeDataId: typeof tfjs.removeDataId === 'function',
  }).flatMap(([field, isThere]) => (isThere ? [] : [field]));
  return missing.length ? `this version of tfjs has no ${missing.join(', ')}` : '';
}

/** The memory itself. */
export const heapMemory = (): WebAssembly.Memory => inside().wasm.asm.memory;

/** What lies at a multiple of 64 never needs two lines of the cache for one load; `malloc` promises 8. */
const LINE = 64;

/** The first address from here on that begins a line of the cache. */
export const aligned = (address: number): number => Math.ceil(address / LINE) * LINE;

/** Memory that is not a tensor's. */
export interface Reserved {
  at: number;
  bytes: number;
  release(): void;
}

/** Room for so many bytes, from the beginning of a line of the cache on. Throws where there is none left. */
export function reserve(bytes: number): Reserved {
  const { _malloc, _free } = inside().wasm;
  // More than an address can say would wrap around to little.
  const address = bytes + LINE < 2 ** 32 ? _malloc(bytes + LINE) >>> 0 : 0;
  if (!address) throw new Error(`The WebAssembly heap has no room for ${bytes} more bytes.`);
  return { at: aligned(address), bytes, release: () => _free(address) };
}

/** Where a tensor's numbers are. */
export const addressOf = ({ dataId }: TensorInfo): number => inside().dataIdMap.get(dataId).memoryOffset;

/** A float32 result that tfjs does not know yet; its numbers are whatever was there. */
export const unwritten = (shape: number[]): TensorInfo => inside().makeOutput(shape, 'float32');

/** The same as a tensor: of the scope that is open, as any other. */
export const unwrittenTensor = (shape: number[]): Tensor => tfjs.makeTensorFromTensorInfo(unwritten(shape));

/** Keeps the numbers of tensors where they are, whatever becomes of these, until it is disposed of: as a copy each would, in less time. */
export function hold(tensors: Tensor[]): { dispose(): void } {
  const [mine, ids] = [tfjs.backend, tensors.map(({ dataId }) => dataId)];
  ids.forEach((id) => mine.incRef(id));
  return {
    dispose() {
      for (const id of ids) if (mine.disposeData(id)) tfjs.removeDataId(id, mine);
    },
  };
}
