/** An LSTM that reads few time steps from a fresh state: what its recurrent weights and its forget gate add at the last of them. */
import { add, concat1d, fill, mul, slice, type Tensor2D, type Tensor3D, tensor, tidy } from '../../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../../models/lstm/cell.ts';
import { times } from '../../models/parts/linear.ts';
import { unroll } from '../../models/unroll.ts';
import { Random } from '../../random.ts';

/** The weights with U multiplied by `u`, and the bias of the forget gate changed by `forget`. */
export const changed = (weights: LstmWeights, u: number, forget: number): LstmWeights => {
  const H = weights.U.shape[1];
  const bias = concat1d([fill([H], 0), fill([H], forget), fill([2 * H], 0)]);
  return { ...weights, U: mul(weights.U, u), b: add(weights.b, bias) };
};

/** Of an LSTM with D inputs and H units, how many weights there are, and how many belong to U or to the forget gate. */
export const countsOf = (D: number, H: number): { all: number; idle: number } => ({
  all: 4 * H * (D + H + 1),
  idle: 4 * H * H + H * (D + 1),
});

export interface OneStepFrame {
  /** The hidden state after the last time step, of the drawn weights and of the changed ones. */
  drawn: number[];
  changed: number[];
  /** At the last time step of the changed weights: what U and the forget gate take from the step before, by unit. */
  fromU: number[];
  fromForget: number[];
  difference: number;
  weights: { all: number; idle: number };
}

const [D, H] = [1, 12];

/** Runs a fresh LSTM over so many random inputs, with its weights and with changed ones. */
export function readFewSteps(steps: number, u: number, forget: number, seed: number): OneStepFrame {
  return tidy(() => {
    const weights = lstm.weights({ D, H }, new Random(seed, 'weights'));
    const random = new Random(seed, 'inputs');
    const x = tensor(
      Array.from({ length: steps }, () => random.normal()),
      [1, steps, D],
    ) as Tensor3D;
    const other = changed(weights, u, forget);
    const [one, two] = [unroll(lstm, weights, x), unroll(lstm, other, x)];
    const before = two.states.at(-2) ?? lstm.zero(other, 1);
    const numbers = (of: Tensor2D) => Array.from(of.dataSync());
    const last = two.gates.at(-1)!;
    const [drawn, after] = [numbers(one.states.at(-1)!.h), numbers(two.states.at(-1)!.h)];
    return {
      drawn,
      changed: after,
      // The rows of the candidate stand for all of U.
      fromU: numbers(slice(times(other.U, before.h), [0, 2 * H], [1, H])),
      fromForget: numbers(mul(last.f, before.c)),
      difference: Math.max(...drawn.map((value, k) => Math.abs(value - after[k]))),
      weights: countsOf(D, H),
    };
  });
}
