/** The GRU is written in several ways: weights carried from one to another, where that is possible. */

import type { Tensor, Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { add, concat, mul, neg, reshape, split, stack, sub, transpose, zeros } from '../../engine/tfjs.ts';
import { type GruWeights, gru } from './cell.ts';

// Between reset before and after the product nothing can be carried over: in the one a unit's candidate
// depends on the reset gates of all units, in the other on its own alone. The two agree where r is 1,
// and, if d is 0, also where all units share one r or every unit recalls only itself (U_n diagonal, as for one unit).

/** A GRU layer of PyTorch: rows in the order r, z, n; in r and z only the sum of the two biases counts. */
export type PyTorchGru = {
  weight_ih_l0: Tensor2D;
  weight_hh_l0: Tensor2D;
  bias_ih_l0: Tensor1D;
  bias_hh_l0: Tensor1D;
};

/**
 * A GRU layer of Keras: kernel [D,3H] and recurrentKernel [H,3H], columns in the order z, r, h. With
 * `reset_after` the bias is [2,3H], a row for the input and one for the state; without, it is [3H].
 */
export type KerasGru = {
  kernel: Tensor2D;
  recurrentKernel: Tensor2D;
  bias: Tensor1D | Tensor2D;
};

/** Blocks of rows, first and second exchanged: r, z, n to z, r, h and back. */
const exchanged = <X extends Tensor>(rows: X): X => {
  const [first, second, third] = split(rows, 3, 0);
  return concat([second, first, third], 0) as X;
};

/** What is added on the side of the state: nothing for r and z, d for n. */
const stateBias = (d: Tensor1D): Tensor1D => concat([zeros([2 * d.size]), d]) as Tensor1D;

/** PyTorch's weights as ours. */
export function fromPyTorch({ weight_ih_l0: W, weight_hh_l0: U, bias_ih_l0, bias_hh_l0 }: PyTorchGru): GruWeights {
  const d = split(bias_hh_l0, 3)[2] as Tensor1D;
  return { W, U, b: add(bias_ih_l0, sub(bias_hh_l0, stateBias(d))), d };
}

/** Our weights as PyTorch's. */
export const toPyTorch = ({ W, U, b, d }: GruWeights): PyTorchGru => ({
  weight_ih_l0: W,
  weight_hh_l0: U,
  bias_ih_l0: b,
  bias_hh_l0: stateBias(d),
});

/** Our weights as those of Keras: for `gru('after')` with `reset_after`, for `gru('before')` without. */
export function toKeras({ W, U, b, d }: GruWeights, reset: 'after' | 'before'): KerasGru {
  const [kernel, recurrentKernel] = [transpose(exchanged(W)), transpose(exchanged(U))];
  const biases = [exchanged(b), stateBias(d)];
  const bias = reset === 'after' ? (stack(biases) as Tensor2D) : add<Tensor1D>(biases[0], biases[1]);
  return { kernel, recurrentKernel, bias };
}

/** The weights of Keras as ours; the shape of the bias tells its kind. */
export function fromKeras({ kernel, recurrentKernel, bias }: KerasGru): GruWeights {
  const [W, U] = [exchanged(transpose(kernel)), exchanged(transpose(recurrentKernel))];
  const halves = bias.rank === 2 ? split(reshape(bias, [-1]), 2) : [bias, zeros(bias.shape)];
  const [bias_ih_l0, bias_hh_l0] = halves.map((half) => exchanged(half as Tensor1D));
  return fromPyTorch({ weight_ih_l0: W, weight_hh_l0: U, bias_ih_l0, bias_hh_l0 });
}

/**
 * The GRU with the other sign: here z weighs the *new* candidate.
 *   h_t = (1 - z_t) ⊙ h_{t-1} + z_t ⊙ n_t    all else as in `gru`
 */
export const gruOtherSign = (reset: 'after' | 'before' = 'after'): ReturnType<typeof gru> => ({
  ...gru(reset),
  // The kernel has the usual sign.
  kernel: undefined,
  step(weights, x, { h }) {
    const { gates } = gru(reset).step(weights, x, { h });
    return { state: { h: add(mul(sub(1, gates.z), h), mul(gates.z, gates.n)) }, gates };
  },
});

/** Weights for the other sign of z, in either direction: σ(-a) = 1 - σ(a), so the rows of z change their sign. */
export function otherSign({ W, U, b, d }: GruWeights): GruWeights {
  const turned = <X extends Tensor>(rows: X) => {
    const [r, z, n] = split(rows, 3, 0);
    return concat([r, neg(z), n], 0) as X;
  };
  return { W: turned(W), U: turned(U), b: turned(b), d };
}
