/** Linear autoregression: the next number as a weighted sum of the last ones, the baseline that forecasts must beat. */
import { leastSquares, linear } from './least-squares.ts';

/**
 * The mean squared error, on `held`, of the best weights for `order` numbers and a constant, by least squares on `known`.
 * Throws where `known` is too short for so many weights.
 */
export function autoregression(known: number[], held: number[], order: number): number {
  if (known.length < 2 * order + 2) throw new Error(`${known.length} numbers are too few to fit ${order + 1} weights.`);
  const windows = (values: number[]) => values.slice(order).map((_, k) => values.slice(k, k + order));
  const answers = known.slice(order).map((next) => [next]);
  const [weights] = leastSquares(windows(known), answers) as [number[]];
  const errors = windows(held).map((window, k) => (held[k + order] - linear(weights, window)) ** 2);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
