import { dot, type Matrix, none, product } from './vectors.ts';

/** Katharopoulos et al. (2020), §3.3, before it becomes a recurrence: no state, every position looks back at all that came, one head at a time. */
export const linearAttentionOracle =
  (heads: number) =>
  ({ Wq, Wk, Wv, Wo }: Record<'Wq' | 'Wk' | 'Wv' | 'Wo', Matrix>, x: Matrix) =>
    x.map((_, t) => {
      const d = Wo.length / heads;
      const φ = (value: number) => (value > 0 ? value : Math.expm1(value)) + 1;
      const gathered = Array.from({ length: heads }, (_, head) => {
        const part = (W: Matrix, position: number) => product(W.slice(head * d, (head + 1) * d), x[position]);
        const fits = x.slice(0, t + 1).map((_, s) => dot(part(Wq, t).map(φ), part(Wk, s).map(φ)));
        const whole = fits.reduce((sum, fit) => sum + fit);
        return fits.reduce((sum, fit, s) => part(Wv, s).map((value, k) => sum[k] + (fit / whole) * value), none(d));
      });
      return product(Wo, gathered.flat());
    });
