/** Claim: linear attention as a masked matrix and as a recurrence through a state give the same outputs. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, neg, sub, tensor3d } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { asMatrix, asRecurrence } from '../training/linear-forms.ts';

const [T, WIDTH] = [64, 8];

export default defineClaim({
  cites: ['katharopoulos2020'],
  domain: 'any width, up to 40 positions, queries and keys from −3 up, up to 10 in size',
  measure: async (sameKeys: boolean = true) =>
    scope(() => {
      const random = new Random(31, 'linear forms');
      const draw = () =>
        tensor3d(
          Array.from({ length: T * WIDTH }, () => random.normal()),
          [1, T, WIDTH],
        );
      const [q, k, v] = [draw(), draw(), draw()];
      const apart = sub(asMatrix(q, k, v).y, asRecurrence(q, sameKeys ? k : neg(k), v));
      return { apart: max(abs(apart)).dataSync()[0]!, steps: T };
    }),
  holds: ({ apart }) => apart < 1e-4,
  says: ({ apart, steps }) =>
    `Over ${steps} positions, linear attention computed as a matrix and as a recurrence through a state differs by at most ${inPowers(apart)}.`,
  breaks: { by: 'keys of the opposite sign in the recurrence', alteration: false },
});
