/** A diagonal state space model from where its poles lie in the complex plane. */

import type { Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { tensor } from '../../engine/tfjs.ts';
import { discretize, type S4dWeights } from './cell.ts';

/** A pole Ā as its distance from zero (between 0 and 1) and its angle in radians. */
export interface Pole {
  radius: number;
  angle: number;
}

/** Weights of one channel whose steps multiply its states by these poles; its impulse response starts at 1. */
export function weightsFromPoles(poles: Pole[]): S4dWeights {
  const row = (values: number[]) => tensor(values, [1, poles.length]) as Tensor2D;
  const system = {
    logDecay: row(poles.map(({ radius }) => Math.log(-Math.log(radius)))),
    frequency: row(poles.map(({ angle }) => angle)),
    D: tensor([0]) as Tensor1D,
    logStep: tensor([0]) as Tensor1D,
  };
  const empty = row(poles.map(() => 0));
  const { re, im } = discretize({ ...system, Cre: empty, Cim: empty }).Bbar;
  const B = [...re.dataSync()].map((real, k) => ({ real, imaginary: im.dataSync()[k] }));
  // C is 1 / (2 B̄) shared among the poles, so that each contributes the same to K_0 = 1.
  const size = B.map(({ real, imaginary }) => 2 * poles.length * (real ** 2 + imaginary ** 2));
  const Cre = row(B.map(({ real }, k) => real / size[k]));
  return { ...system, Cre, Cim: row(B.map(({ imaginary }, k) => -imaginary / size[k])) };
}
