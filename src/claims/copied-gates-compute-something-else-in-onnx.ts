/** Claim: an LSTM or GRU keeps its states in ONNX's order of gates if its blocks are moved, and not if they are copied. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { gruConventions, lstmConventions } from '../models/conventions.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { gruInConvention, lstmInConvention } from '../training/convention.ts';

const [D, H, T] = [3, 8, 20];

export default defineClaim({
  cites: ['onnx2026rnn', 'pytorch2026lstm', 'pytorch2026gru'],
  domain:
    'LSTMs and GRUs of up to 6 units over up to 20 steps, weights up to three times as large as fresh ones, inputs up to 10 in size; the differences are those of one fresh layer',
  measure: async (converts: boolean = true) =>
    scope(() => {
      const random = new Random(5, 'to ONNX');
      const [forLstm, forGru] = [lstm.weights({ D, H }, random), gru().weights({ D, H }, random)];
      const asLstm = (moved: boolean) =>
        lstmInConvention(forLstm as LstmWeights, lstmConventions.onnx, moved, new Random(1), T).apart;
      const asGru = (target: 'onnx' | 'onnx-after', moved: boolean) =>
        gruInConvention(forGru as GruWeights, gruConventions[target], moved, new Random(1), T).apart;
      return {
        T,
        lstm: { moved: asLstm(converts), copied: asLstm(false) },
        gru: {
          moved: asGru('onnx-after', converts),
          copied: asGru('onnx-after', false),
          resetBefore: asGru('onnx', converts),
        },
      };
    }),
  holds: ({ lstm, gru }) =>
    Math.max(lstm.moved, gru.moved) < 1e-6 && Math.min(lstm.copied, gru.copied, gru.resetBefore) > 0.01,
  says: ({ lstm, gru }) =>
    `Over ${T} steps, an LSTM and a GRU whose blocks are moved to ONNX’s order give the states of PyTorch’s within ${inPowers(Math.max(lstm.moved, gru.moved))}; copied without moving, states differ by up to ${lstm.copied.toFixed(2)} and ${gru.copied.toFixed(2)}, and a GRU moved rightly but left at linear_before_reset = 0 is off by up to ${gru.resetBefore.toFixed(2)}.`,
  breaks: { by: 'blocks left in the order of PyTorch', alteration: false },
});
