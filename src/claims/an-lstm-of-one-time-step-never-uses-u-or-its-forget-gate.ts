/** An LSTM that reads one time step from a zero state gives the same whatever U and the forget gate are. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { changed, countsOf } from '../training/forecast/one-step.ts';

const [D, H, TIMES, BIAS] = [1, 24, 3, -6];

export default defineClaim({
  cites: [],
  domain: 'float32, any size, weights and inputs up to 10⁴, a zero first state',
  measure: async (steps: number = 1) =>
    scope(() => {
      const weights = lstm.weights({ D, H }, new Random(1));
      const random = new Random(1, 'inputs');
      const of = (length: number) => {
        const x = tensor(
          Array.from({ length }, () => random.normal()),
          [1, length, D],
        ) as Tensor3D;
        const h = (one: typeof weights) => unroll(lstm, one, x).states.at(-1)!.h;
        return max(abs(sub(h(weights), h(changed(weights, TIMES, BIAS))))).dataSync()[0];
      };
      return { difference: of(steps), withTwo: of(2), ...countsOf(D, H) };
    }),
  holds: ({ difference, withTwo }) => difference === 0 && withTwo > 0,
  says: ({ difference, withTwo, all, idle }) =>
    `An LSTM of ${H} units that reads one time step of one number from a zero state never uses U or its forget gate, which hold ${idle} of its ${all} weights: with U multiplied by ${TIMES} and ${-BIAS} taken from the forget bias its hidden state changes by ${difference}; after two time steps it changes by up to ${withTwo.toFixed(3)}.`,
  breaks: { by: 'a second time step', alteration: 2 },
});
