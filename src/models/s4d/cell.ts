/** A diagonal state space model: one linear system seen twice, as a recurrence and as a convolution. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, exp, expandDims, fill, mul, neg, ones, range, reshape, sum, tensor2d, zeros } from '../../engine/tfjs.ts';
import type { Cell, Layer } from '../cell.ts';
import type { Complex } from '../parts/complex.ts';
import { exponential, exponentialMinusOne, plus, product, quotient, scaled } from '../parts/complex.ts';
import { uniform } from '../parts/linear.ts';
import { convolve } from '../parts/shift.ts';
import { fromZero, kernelOf } from './kernel.ts';

/** N poles a channel: logDecay, frequency, Cre and Cim are [H,N]; D and logStep are [H]. */
export type S4dWeights = {
  logDecay: Tensor2D;
  frequency: Tensor2D;
  logStep: Tensor1D;
  Cre: Tensor2D;
  Cim: Tensor2D;
  D: Tensor1D;
};
export type S4dState = { h: Tensor2D; re: Tensor3D; im: Tensor3D };

/** From continuous time to steps of length Δ: ΔA, and Ā and B̄ as below; all complex, [H,N]. */
export function discretize({ logDecay, frequency, logStep }: S4dWeights) {
  const A = { re: neg(exp(logDecay)), im: frequency };
  const ΔA = scaled(A, expandDims(exp(logStep), 1));
  return { ΔA, Abar: exponential(ΔA), Bbar: quotient(exponentialMinusOne(ΔA), A) };
}

const read = ({ Cre, Cim }: S4dWeights, s: Complex) => mul(sum(product({ re: Cre, im: Cim }, s).re, -1), 2);

/**
 * The diagonal state space model S4D, step by step. Every channel is on its own (D = H): x_t and y_t
 * are [B,H]; the state s_t is complex, [B,H,N]. A pole also stands for its mirror image, whence 2 Re.
 *   A = -exp(a) + i ω    the poles, from logDecay and frequency: they decay, whatever the weights
 *   Ā = exp(Δ A)    how much of the state one step keeps
 *   B̄ = (Ā - 1) / A    what one step of constant input adds (zero-order hold, B = 1)
 *   s_t = Ā ⊙ s_{t-1} + B̄ x_t    the state: N decaying oscillations
 *   y_t = 2 Re(C s_t) + D x_t    the output
 *   K_k = 2 Re(C Ā^k B̄)    impulse response: the effect of an input of 1, k steps later
 *   y_t = Σ_k K_k x_{t-k} + D x_t    the same output, as a convolution
 */
export const s4dCell: Cell<S4dWeights, S4dState> = {
  kernel: kernelOf(discretize),
  weights({ H, N = 8 }, random) {
    const rows = Array.from({ length: H }, () => Array.from({ length: N }, (_, n) => Math.PI * n));
    const [Cre, Cim] = [uniform(random, [H, N], 1), uniform(random, [H, N], 1)];
    const [slow, fast] = [Math.log(0.001), Math.log(0.1)];
    const logStep = add(uniform(random, [H], (fast - slow) / 2), (fast + slow) / 2) as Tensor1D;
    const logDecay = fill([H, N], Math.log(0.5)) as Tensor2D;
    return { logDecay, frequency: tensor2d(rows), Cre, Cim, D: ones([H]), logStep };
  },
  zero({ Cre }, batch) {
    const [H, N] = Cre.shape;
    return { h: zeros([batch, H]), re: zeros([batch, H, N]), im: zeros([batch, H, N]) };
  },
  inputs: ({ D }) => D.shape[0],
  step(weights, x, state) {
    const { Abar, Bbar } = discretize(weights);
    const s = plus(product(Abar, state), scaled(Bbar, expandDims(x, 2)));
    return { state: { ...s, h: add(read(weights, s), mul(weights.D, x)) } as S4dState, gates: {} };
  },
};

/** The impulse response K [T,H], without D. */
export function kernel(weights: S4dWeights, T: number): Tensor2D {
  const { ΔA, Bbar } = discretize(weights);
  const powers = exponential(scaled(ΔA, reshape(range(0, T), [T, 1, 1])));
  return read(weights, product(powers, Bbar)) as Tensor2D;
}

/** The output at every position as a convolution; x and y are [B,T,H]. */
export const convolved = (weights: S4dWeights, x: Tensor3D): Tensor3D =>
  add(convolve(kernel(weights, x.shape[1]), x), mul(weights.D, x));

/** The same model as a layer: all positions at once. x is [B,T,H]. */
export const s4d: Layer<S4dWeights> = {
  weights: s4dCell.weights,
  apply: withKernel(fromZero(discretize), convolved),
};
