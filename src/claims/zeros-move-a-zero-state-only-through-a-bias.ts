/** Claim: a cell that starts from zeros and reads zeros stays there if its biases are zero, and moves if they are not. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, type Tensor3D, zeros } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { freshWeights } from '../training/padded-row.ts';

const CELLS = [rnn(), gru(), lstm] as Cell[];
const [STEPS, SIZES] = [5, { D: 2, H: 6 }];

/** The largest number in h after zeros, by cell. */
const moved = (biases: boolean) =>
  CELLS.map((cell) =>
    scope(() => {
      const weights = freshWeights(cell, SIZES, new Random(1, 'zeros'), biases);
      return max(abs(run(cell, weights, zeros([1, STEPS, SIZES.D]) as Tensor3D).last.h)).dataSync()[0];
    }),
  );

export default defineClaim({
  cites: [],
  domain:
    'RNN, GRU and LSTM of any size over any number of zeros, weights of any size, the forget bias too; other biases at 0',
  measure: async (biases: boolean = false) => {
    const [still, drawn] = [moved(biases), moved(true)];
    return { steps: STEPS, still: Math.max(...still), least: Math.min(...drawn), most: Math.max(...drawn) };
  },
  holds: ({ still, least }) => still === 0 && least > 0.05,
  says: ({ steps, still, least, most }) =>
    `From a state of zeros, ${steps} steps of zeros leave an RNN, a GRU and an LSTM at ${still} if their biases are 0 (the forget bias may be anything), and bring a unit to as much as ${least.toFixed(2)} to ${most.toFixed(2)} if the biases are drawn as PyTorch draws them.`,
  breaks: { by: 'biases that are drawn, not 0', alteration: true },
});
