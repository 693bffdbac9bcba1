/** Softmax cross-entropy as one operation of tfjs, with its gradient from the same pass. */
import { addressOf, heapMemory, unwritten, unwrittenTensor } from './heap.ts';
import { kernels, scratch } from './kernels.ts';
import {
  engine,
  keep,
  mul,
  type NamedTensorMap,
  registerGradient,
  registerKernel,
  type Scalar,
  type Tensor,
} from './tfjs.ts';

const NAME = 'SoftmaxCrossEntropy';

/**
 * Σ share · -ln softmax(scores)_y, in nats, for scores [...,K], the right classes y [...] as int32 and the share of
 * each in the sum. Undefined where no kernel runs: then tfjs' own operations have to do.
 */
export function fusedCrossEntropy(scores: Tensor, y: Tensor, share: Tensor): Scalar | undefined {
  if (!kernels()) return undefined;
  const leading = scores.shape.slice(0, -1).join();
  for (const [name, part, dtype] of [
    ['y', y, 'int32'],
    ['share', share, 'float32'],
  ] as const) {
    if (part.shape.join() !== leading)
      throw new Error(`cross-entropy: ${name} is [${part.shape}] where [${leading}] was expected.`);
    if (part.dtype !== dtype) throw new Error(`cross-entropy: ${name} is ${part.dtype}; it has to be ${dtype}.`);
  }
  const { state } = engine();
  const isTaped = state.gradientDepth > 0 && state.kernelDepth === 0;
  const gradients = unwrittenTensor(scores.shape);
  const loss = engine().runKernel(NAME, { scores, y, share } as NamedTensorMap, {
    grads: addressOf(gradients),
  }) as Scalar;
  if (isTaped) state.activeTape!.at(-1)!.saved!.push(keep(gradients));
  else gradients.dispose();
  return loss;
}

registerKernel({
  kernelName: NAME,
  backendName: 'wasm',
  kernelFunc: ({ inputs: { scores, y, share }, attrs }) => {
    const { grads } = attrs as { grads: number };
    const K = scores!.shape.at(-1)!;
    const N = scores!.shape.slice(0, -1).reduce((a, b) => a * b, 1);
    const sums = scratch(8 * N);
    kernels()!.crossEntropy!(N, K, addressOf(scores!), addressOf(y!), addressOf(share!), sums, sums + 4 * N, grads);
    const loss = unwritten([]);
    const { buffer } = heapMemory();
    const [totals, margins] = [new Float32Array(buffer, sums, N), new Float32Array(buffer, sums + 4 * N, N)];
    const shares = new Float32Array(buffer, addressOf(share!), N);
    const add = (sum: number, total: number, n: number) => sum + shares[n]! * (Math.log(total) + margins[n]!);
    new Float32Array(buffer, addressOf(loss), 1)[0] = totals.reduce(add, 0);
    return loss;
  },
});

registerGradient({
  kernelName: NAME,
  gradFunc: (dy, saved) => ({ scores: () => mul((saved as Tensor[])[0]!, dy as Tensor) }),
});
