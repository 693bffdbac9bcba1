/** The selective state space model: a linear recurrence that decides by what it reads how to keep it. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import {
  add,
  exp,
  expandDims,
  expm1,
  log,
  mul,
  neg,
  ones,
  onesLike,
  range,
  softplus,
  split,
  stack,
  sum,
  tile,
  unstack,
  zerosLike,
} from '../../engine/tfjs.ts';
import type { Layer } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';
import { scanKernel, stepSizeKernel } from './kernel.ts';

/** P is [R+2N,H], Q is [H,R] with R = ⌈H/16⌉, p and D are [H], logA is [H,N]. */
export type S6Weights = { P: Tensor2D; Q: Tensor2D; p: Tensor1D; logA: Tensor2D; D: Tensor1D };
/** What the input decides: step sizes delta [B,T,H]; B and C [B,T,N], shared by all channels. */
export type Selection = { delta: Tensor3D; B: Tensor3D; C: Tensor3D };

/** Computes Δ, B and C from x [B,T,H]. */
export function select({ P, Q, p }: S6Weights, x: Tensor3D): Selection {
  const R = Q.shape[1];
  const N = (P.shape[0] - R) / 2;
  const [low, B, C] = split(times(P, x), [R, N, N], 2) as [Tensor3D, Tensor3D, Tensor3D];
  return { delta: stepSize(times(Q, low), p), B, C };
}

/** softplus(x + p) */
const stepSize = withKernel(stepSizeKernel, (x, p) => softplus(add(x, p)));

/**
 * The recurrence alone, for any decay A [H,N] (negative where the state is to fade), skip D [H] and selection, from a
 * state of zeros: x and y are [B,T,H], the state after the last step [B,H,N].
 */
export const recurrence = withKernel(scanKernel, (A, D, x, { delta, B, C }) => {
  const keep = exp(mul(expandDims(delta, 3), A));
  const write = mul(expandDims(mul(delta, x), 3), expandDims(B, 2));
  const [kept, written] = [unstack(keep, 1), unstack(write, 1)] as Tensor3D[][];
  let h = zerosLike(kept[0]!);
  const states = kept.map((_, t) => (h = add(mul(kept[t]!, h), written[t]!)));
  const y = sum(mul(stack(states, 1), expandDims(C, 2)), 3);
  return { y: add<Tensor3D>(y, mul(D, x)), last: h };
});

/** The recurrence with these weights for a given selection. */
export const scan = ({ logA, D }: S6Weights, x: Tensor3D, selection: Selection) =>
  recurrence(neg(exp(logA)), D, x, selection);

/**
 * The selective state space model S6 of Mamba. Every channel is on its own (D = H): x_t, Δ_t and y_t
 * are [B,H], the state h_t is [B,H,N]. What is written is Δ B x, as in Mamba's reference code: the
 * simple form, not the zero-order hold.
 *   Δ_t = softplus(Q P_Δ x_t + p)    step size: near 0 ignores x_t, large replaces the past by it
 *   B_t = P_B x_t    how the input is written into the state
 *   C_t = P_C x_t    how the state is read
 *   A = -exp(a)    decay, from logA: learned, and the same at every step
 *   h_t = exp(Δ_t A) ⊙ h_{t-1} + (Δ_t ⊙ x_t) B_t^⊤    what is kept, plus what is written
 *   y_t = h_t C_t + D ⊙ x_t    the output
 * With `selective` false Δ, B and C come from ones instead of x: the same at every step.
 */
export const s6 = (selective = true): Layer<S6Weights> => ({
  weights({ H, N = 8 }, random) {
    const R = Math.ceil(H / 16);
    const [slow, fast] = [Math.log(0.001), Math.log(0.1)];
    const step = exp(add(uniform(random, [H], (fast - slow) / 2), (fast + slow) / 2)) as Tensor1D;
    return {
      P: uniform(random, [R + 2 * N, H], 1 / Math.sqrt(H)),
      Q: uniform(random, [H, R], 1 / Math.sqrt(R)),
      p: log(expm1(step)),
      logA: tile(expandDims(log(range(1, N + 1)), 0), [H, 1]),
      D: ones([H]),
    };
  },
  apply: (weights, x) => scan(weights, x, select(weights, selective ? x : onesLike(x))).y,
});
