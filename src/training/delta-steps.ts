/** Gated DeltaNet one step at a time in plain numbers, for writing: the state is a matrix a head. */
import type { Tensors } from '../models/cell.ts';
import { times } from './rotary-steps.ts';

type Vector = Float32Array;
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** One position after the other: the layer's output, [H]; with β up to 1, as `gatedDeltaNet` has it unless told otherwise. */
export function deltaSteps(weights: Tensors): { step(x: Vector): Vector; carried: number } {
  const numbers = (name: string) => weights[name].dataSync() as Vector;
  const [Wq, Wk, Wv] = [numbers('Wq'), numbers('Wk'), numbers('Wv')];
  const [Wo, Walpha, Wbeta] = [numbers('Wo'), numbers('Walpha'), numbers('Wbeta')];
  const [p, logA] = [numbers('p'), numbers('logA')];
  const [H, heads] = [weights.Wo.shape[0], p.length];
  const d = H / heads;
  const S = Array.from({ length: heads }, () => new Float32Array(d * d));
  return {
    carried: heads * d * d,
    step(x) {
      const [q, k, v] = [times(Wq, x), times(Wk, x), times(Wv, x)];
      const [decay, write] = [times(Walpha, x), times(Wbeta, x)];
      const y = new Float32Array(H);
      S.forEach((state, g) => {
        const own = (all: Vector) => all.subarray(g * d, (g + 1) * d);
        const alpha = Math.exp(-Math.exp(logA[g]) * softplus(decay[g] + p[g]));
        y.set(corrected(state, unit(own(q)), unit(own(k)), own(v), alpha, sigmoid(write[g])), g * d);
      });
      return times(Wo, y);
    },
  };
}

/** One step of one head: S [d,d] faded, corrected for the key, and what it then gives for the query. */
function corrected(S: Vector, q: Vector, k: Vector, v: Vector, alpha: number, beta: number): Vector {
  const held = times(S, k);
  const d = k.length;
  for (let row = 0; row < d; row++) {
    const u = beta * (v[row] - alpha * held[row]);
    for (let n = 0; n < d; n++) S[row * d + n] = alpha * S[row * d + n] + u * k[n];
  }
  return times(S, q);
}

/** As in src/models/deltanet/cell.ts: a vector of zeros stays one. */
function unit(x: Vector): Vector {
  const length = Math.sqrt(x.reduce((sum, one) => sum + one * one, 1e-6));
  return x.map((one) => one / length);
}
