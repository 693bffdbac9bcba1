/** The gradient of `gather` on WebAssembly: without this operation, tables of embeddings could not be trained there. */
import { addressOf, heapMemory, unwritten } from './heap.ts';
import { kernels } from './kernels.ts';
import { registerKernel, util } from './tfjs.ts';

registerKernel({
  kernelName: 'UnsortedSegmentSum',
  backendName: 'wasm',
  kernelFunc: ({ inputs: { x, segmentIds }, attrs }) => {
    const { numSegments } = attrs as { numSegments: number };
    const [N = 1] = segmentIds!.shape;
    const rest = x!.shape.slice(1);
    const width = util.sizeFromShape(rest);
    const sums = unwritten([numSegments, ...rest]);
    const [from, ids, to] = [x!, segmentIds!, sums].map(addressOf) as [number, number, number];
    const fused = kernels();
    if (fused) fused.segmentSum!(N, width, numSegments, from, ids, to);
    else {
      const { buffer } = heapMemory();
      const [rows, places] = [new Float32Array(buffer, from, N * width), new Int32Array(buffer, ids, N)];
      const totals = new Float32Array(buffer, to, numSegments * width).fill(0);
      places.forEach((place, n) => {
        if (place >= 0 && place < numSegments)
          for (let k = 0; k < width; ++k) totals[place * width + k]! += rows[n * width + k]!;
      });
    }
    return sums;
  },
});
