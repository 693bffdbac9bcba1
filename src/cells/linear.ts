/** The matrix product of every cell, and the numbers a fresh matrix starts from. */
import { matMul, reshape, tensor } from '../engine/tfjs.ts';
import type { Tensor, Tensor1D, Tensor2D } from '../engine/tfjs.ts';
import type { Random } from '../random.ts';

/** W x for every vector x: W is [H,D] as in PyTorch, x is [B,D] or [B,T,D]. */
export function times<X extends Tensor>(W: Tensor2D, x: X): X {
  if (x.rank === 2) return matMul(x, W, false, true);
  const [H, D] = W.shape;
  return reshape(matMul(reshape(x, [-1, D]), W, false, true), [...x.shape.slice(0, -1), H]) as X;
}

/** A vector or matrix of numbers between −bound and bound, each as likely as any other. */
export function uniform(random: Random, shape: [number], bound: number): Tensor1D;
export function uniform(random: Random, shape: [number, number], bound: number): Tensor2D;
export function uniform(random: Random, shape: number[], bound: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(Float32Array.from({ length: size }, () => random.uniform(-bound, bound)), shape);
}
