/** Claim: read in calls, a backward direction gives other states than in one call, because it cannot see the calls to come. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, concat, max, slice, sub, type Tensor, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Layer } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { bidirectional } from '../models/parts/bidirectional.ts';
import { recurrent } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { inCalls } from '../training/stream-in-calls.ts';

const [T, CALL, D, H] = [40, 10, 3, 16];

export default defineClaim({
  cites: [],
  domain: 'an untrained GRU of this size, these inputs and this call length',
  measure: async (steps: number = CALL) =>
    scope(() => {
      const random = new Random(3, 'both');
      const cell = gru();
      const layer = bidirectional(recurrent(cell) as Layer);
      const weights = layer.weights({ D, H }, random);
      const x = tensor(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      ) as Tensor3D;
      const whole = layer.apply(weights, x);
      const parts = Array.from({ length: T / steps }, (_, k) =>
        layer.apply(weights, slice(x, [0, k * steps, 0], [1, steps, D])),
      );
      const gap = (a: Tensor, b: Tensor) => max(abs(sub(a, b))).dataSync()[0];
      const half = (h: Tensor3D) => slice(h, [0, 0, H / 2], [1, T, H / 2]);
      const forward = cell.weights({ D, H }, random);
      return {
        steps: T,
        call: CALL,
        forward: gap(recurrent(cell).apply(forward, x), inCalls(cell, forward, x, CALL)),
        backward: gap(half(whole), half(concat(parts, 1) as Tensor3D)),
      };
    }),
  holds: ({ forward, backward }) => forward < 1e-6 && backward > 0.05,
  says: ({ steps, call, forward, backward }) =>
    `Cut into calls of ${call} steps, a stream of ${steps} gives a forward GRU whose state is carried the states of one call, to within ${inPowers(Math.max(forward, 1e-7))}; the backward states of a bidirectional one, which must start anew in each call, are off by up to ${backward.toFixed(2)}.`,
  breaks: { by: 'one call', alteration: T },
});
