/** Claim: with the update gate at 1 a GRU keeps its state, whatever the reset gate does; with it at 0 nothing old is left. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, tensor2d } from '../engine/tfjs.ts';
import { gru } from '../models/gru/cell.ts';
import { Random } from '../random.ts';
import { clampGate } from '../training/clamp.ts';

const [D, H, RESET, UPDATE] = [4, 16, 0, 1];

export default defineClaim({
  cites: ['cho2014'],
  domain: 'GRUs of any size, states up to 1 and inputs up to 10⁴ in size',
  measure: async (held: number = 1) =>
    scope(() => {
      const random = new Random(4, 'hold');
      const draw = (columns: number) =>
        tensor2d(
          Array.from({ length: columns }, () => random.normal()),
          [1, columns],
        );
      const weights = clampGate(gru().weights({ D, H }, random), RESET, 0);
      const [x, h] = [draw(D), draw(H)];
      const at = (update: number) => gru().step(clampGate(weights, UPDATE, update), x, { h });
      const written = at(0);
      return {
        moved: max(abs(sub(at(held).state.h, h))).dataSync()[0]!,
        fromCandidate: max(abs(sub(written.state.h, written.gates.n))).dataSync()[0]!,
      };
    }),
  holds: ({ moved, fromCandidate }) => moved === 0 && fromCandidate < 1e-6,
  says: ({ moved }) =>
    `With the reset gate at 0 and the update gate at 1, a step changes the state of a GRU by ${moved}; with the update gate at 0 the new state is the candidate.`,
  breaks: { by: 'the update gate at 0.9', alteration: 0.9 },
});
