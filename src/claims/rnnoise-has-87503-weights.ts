/** Claim: the layers of RNNoise 0.1.1, counted with this glossary's GRU, hold 87,503 weights and a state of 168 numbers. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { gru } from '../models/gru/cell.ts';
import { Random } from '../random.ts';

/** Inputs and units of its three recurrent layers, and inputs and outputs of its three dense ones. */
const [RECURRENT, DENSE] = [
  [
    [24, 24],
    [90, 48],
    [114, 96],
  ],
  [
    [42, 24],
    [96, 22],
    [24, 1],
  ],
];

export default defineClaim({
  cites: ['rnnoise2025'],
  domain: 'the sizes of RNNoise 0.1.1, one bias a block',
  measure: async (layers: number[][] = RECURRENT) =>
    scope(() => {
      const recurrent = layers.map(([D, H]) => {
        const { W, U, b } = gru().weights({ D: D!, H: H! }, new Random(0));
        return W.size + U.size + b.size;
      });
      const dense = DENSE.map(([inputs, outputs]) => (inputs! + 1) * outputs!);
      return {
        recurrent,
        dense,
        all: [...recurrent, ...dense].reduce((sum, size) => sum + size),
        state: layers.reduce((sum, [, H]) => sum + H!, 0),
      };
    }),
  holds: ({ all, state }) => all === 87_503 && state === 168,
  says: ({ recurrent, dense, all, state }) =>
    `The recurrent layers of RNNoise 0.1.1 hold ${recurrent.join(', ')} weights and its dense ones ${dense.join(', ')}, together ${all}, beside a state of ${state} numbers.`,
  breaks: {
    by: 'without its widest layer',
    alteration: [
      [24, 24],
      [90, 48],
    ],
  },
});
