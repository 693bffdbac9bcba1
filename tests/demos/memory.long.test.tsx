/** Demos give back all the memory they take: tensors, bytes and the heap of the kernels, over many runs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { heapMemory } from '../../src/engine/heap.ts';
import { backend, memory } from '../../src/engine/tfjs.ts';
import { lastFrame } from '../../src/site/build/preview.ts';
import { quick, run, trained } from './runs.ts';

/** Bytes of the heap that were asked for and not given back; tfjs counts what tensors hold, not what kernels keep. */
let asked = 0;
function countAsked() {
  const { wasm } = backend() as unknown as { wasm: { _malloc(bytes: number): number; _free(address: number): void } };
  // Once called, each puts itself in its own place in `wasm`: so they are called before they are replaced.
  wasm._free(wasm._malloc(8));
  const sizes = new Map<number, number>();
  const { _malloc: take, _free: give } = wasm;
  wasm._malloc = (bytes) => {
    const address = take(bytes);
    sizes.set(address, bytes);
    asked += bytes;
    return address;
  };
  wasm._free = (address) => {
    asked -= sizes.get(address) ?? 0;
    sizes.delete(address);
    give(address);
  };
}
const held = () => ({
  tensors: memory().numTensors,
  bytes: memory().numBytes,
  asked,
  heap: heapMemory().buffer.byteLength,
});
/** Ten runs with ten seeds make what is made once and kept; the same again and again must keep no more. */
async function expectFlat(runs: number, once: (seed: number) => Promise<unknown>) {
  for (let k = 0; k < 10; k++) await once(k + 1);
  const before = held();
  for (let k = 10; k < runs; k++) await once((k % 10) + 1);
  expect(held()).toEqual(before);
}

beforeAll(async () => {
  await startEngine();
  countAsked();
});

describe.each(quick)('%s', (id, demo) => {
  it('takes no more memory after 200 runs than after ten', async () => {
    await lastFrame(id);
    await expectFlat(200, (seed) => run(id, demo, { seed }));
  });
});

describe.each(trained)('%s', (id, demo) => {
  it('takes no more memory after 40 runs than after ten, each stopped at its first frame or third', async () => {
    await expectFlat(40, (seed) => run(id, demo, { seed, most: seed === 1 ? 3 : 1 }));
  });
});
