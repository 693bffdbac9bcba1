import { dot, type Matrix, none, product } from './vectors.ts';

/** Vaswani et al. (2017), §3.2, one query and one head at a time, looking back only. */
export const attentionOracle =
  (heads: number) =>
  ({ Wq, Wk, Wv, Wo }: Record<'Wq' | 'Wk' | 'Wv' | 'Wo', Matrix>, x: Matrix) =>
    x.map((_, t) => {
      const d = Wo.length / heads;
      const gathered = Array.from({ length: heads }, (_, head) => {
        const part = (W: Matrix, position: number) => product(W.slice(head * d, (head + 1) * d), x[position]);
        const fits = x.slice(0, t + 1).map((_, s) => Math.exp(dot(part(Wq, t), part(Wk, s)) / Math.sqrt(d)));
        const whole = fits.reduce((sum, fit) => sum + fit);
        return fits.reduce((sum, fit, s) => part(Wv, s).map((value, k) => sum[k] + (fit / whole) * value), none(d));
      });
      return product(Wo, gathered.flat());
    });
