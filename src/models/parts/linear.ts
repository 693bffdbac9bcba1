/** The matrix product of every cell, and the numbers a fresh matrix starts from. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor, Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { add, matMul, reshape, tensor } from '../../engine/tfjs.ts';
import type { Random } from '../../random.ts';
import { linearKernel } from './kernels.ts';

/** W x + b for every vector x: W is [H,D] as in PyTorch, x is [B,D] or [B,T,D], b is [H] if given. */
export function times<X extends Tensor>(W: Tensor2D, x: X, b?: Tensor1D): X {
  const [H, D] = W.shape;
  const flat = x.rank === 2 ? x : reshape(x, [-1, D]);
  const y = product(W, flat as Tensor2D, b);
  return (x.rank === 2 ? y : reshape(y, [...x.shape.slice(0, -1), H])) as X;
}

/** The same for x [N,D]. */
const product = withKernel(linearKernel, (W: Tensor2D, x: Tensor2D, b?: Tensor1D): Tensor => {
  const y = matMul(x, W, false, true);
  return b ? add(y, b) : y;
});

/** A vector or matrix of numbers between −bound and bound, each as likely as any other. */
export function uniform(random: Random, shape: [number], bound: number): Tensor1D;
export function uniform(random: Random, shape: [number, number], bound: number): Tensor2D;
export function uniform(random: Random, shape: number[], bound: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(
    Float32Array.from({ length: size }, () => random.uniform(-bound, bound)),
    shape,
  );
}
