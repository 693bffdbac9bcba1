/** Whether a result is finite: a product with a matrix of zeros and weights is then free of what the zeros stand before. */
import type { Tensor } from '../../engine/tfjs.ts';
import { mul, sum } from '../../engine/tfjs.ts';

/** Whether every number is finite: 0 times any other is NaN. */
export const allFinite = (x: Tensor): boolean => sum(mul(x, 0)).dataSync()[0] === 0;
