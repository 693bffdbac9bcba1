/** Claim: what Muon makes of a gradient has singular values near 1, also where those of the gradient differ a hundredfold. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { diag, type Tensor2D, tensor1d } from '../engine/tfjs.ts';
import { orthogonalized } from '../training/orthogonalized.ts';

const VALUES = [1, 0.3, 0.1, 0.03, 0.01];

export default defineClaim({
  cites: ['jordan2024'],
  domain: 'five singular values from 1 down to 0.01, in float32, five rounds of the iteration',
  measure: async (values: number[] = VALUES) => ({
    values,
    // Of a diagonal matrix the singular values are its entries, before and after.
    after: scope(() => {
      const made = orthogonalized(diag(tensor1d(values)) as Tensor2D).arraySync() as number[][];
      return values.map((_, k) => Math.abs(made[k]?.[k] ?? 0));
    }),
  }),
  holds: ({ after }) => Math.min(...after) > 0.6 && Math.max(...after) < 1.3,
  says: ({ values, after }) =>
    `Of a gradient with the singular values ${values.join(', ')}, Muon makes an update with ${after.map((value) => value.toFixed(2)).join(', ')}.`,
  breaks: { by: 'a smallest value of 0.00001', alteration: [1, 0.3, 0.1, 0.03, 0.00001] },
});
