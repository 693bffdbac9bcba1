/** Claim: the cell state of an LSTM falls to 1/e in −1/ln σ(b) steps, b being the bias of the forget gate. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { measuredTimeConstants, timeConstant } from '../training/forget-memory.ts';

const BIASES = [0, 1, 3, 5];

export default defineClaim({
  cites: ['gers2000'],
  domain: 'one unit that reads and writes nothing, biases from −4 to 9 in float32',
  measure: async (added: number = 0) => ({
    biases: BIASES,
    left: Math.exp(-1),
    measured: measuredTimeConstants(
      BIASES.map((bias) => bias + added),
      0,
      new Random(0),
    ),
    formula: BIASES.map(timeConstant),
  }),
  holds: ({ measured, formula }) => measured.every((steps, k) => Math.abs(steps / formula[k]! - 1) < 0.01),
  says: ({ biases, left, measured }) =>
    `A forget gate held by its bias alone leaves 1/e of a value, ${(100 * left).toFixed(0)} %, after ${biases.map((bias, k) => `${measured[k]!.toFixed(1)} steps at bias ${bias}`).join(', ')}; −1/ln σ(b) gives the same.`,
  breaks: { by: 'a bias larger by 1', alteration: 1 },
});
