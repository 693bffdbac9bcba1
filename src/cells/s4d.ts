/** A diagonal state space model: one linear system seen twice, as a recurrence and as a convolution. */
import { add, exp, expandDims, fill, log, mul, neg, ones, range, sum, tensor, zeros } from '../engine/tfjs.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import type { Cell, Layer, Sizes } from './cell.ts';
import { exponential, exponentialMinusOne, plus, product, quotient, scaled, type Complex } from './complex.ts';
import { convolve } from './shift.ts';
import type { Random } from '../random.ts';

/** Every channel has N poles: logDecay, frequency, Cre and Cim are [H,N]; D (past the state) and logStep are [H]. */
export type S4dWeights = {
  logDecay: Tensor2D; frequency: Tensor2D; Cre: Tensor2D; Cim: Tensor2D; D: Tensor1D; logStep: Tensor1D;
};
