/** Claim: an RNN's last state depends on the order of its inputs. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, gather, max, slice, sub, tensor1d, tensor3d } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T] = [4, 16, 8];

export default defineClaim({
  cites: ['elman1990'],
  domain: 'one draw of fresh weights and normal inputs, one order',
  measure: async (order: number[] = [3, 0, 2, 1, 5, 7, 4, 6]) =>
    scope(() => {
      const random = new Random(5, 'order');
      const weights = rnn().weights({ D, H }, random);
      const x = tensor3d(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      );
      const last = (input: typeof x) => slice(unroll(rnn(), weights, input).h, [0, T - 1, 0], [1, 1, H]);
      return {
        difference: max(abs(sub(last(x), last(gather(x, tensor1d(order, 'int32'), 1) as typeof x)))).dataSync()[0]!,
      };
    }),
  holds: ({ difference }) => difference > 0.01,
  says: ({ difference }) =>
    `The same ${T} inputs in another order leave a fresh RNN of ${H} units in a state that differs by up to ${difference.toFixed(2)}.`,
  breaks: { by: 'the same order', alteration: [0, 1, 2, 3, 4, 5, 6, 7] },
});
