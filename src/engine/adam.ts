/** A step of Adam: as a kernel where one can run, else in tfjs' own operations. */
import { addressOf, unwrittenTensor } from './heap.ts';
import { kernels } from './kernels.ts';
import { add, div, mul, sqrt, square, stack, sub, sum, type Tensor } from './tfjs.ts';

/** Adam's usual decay rates, and its guard against a division by zero. */
const [β1, β2, TINY] = [0.9, 0.999, 1e-8];

/** A weight with Adam's running means of its gradient and of the gradient's square, all of one shape. */
export type Moments = Record<'weight' | 'mean' | 'square', Tensor>;

/** The length of all gradients together, as one vector. */
export function normOf(gradients: Tensor[]): number {
  const fused = kernels();
  if (fused) return Math.sqrt(gradients.reduce((total, g) => total + fused.squareSum!(g.size, addressOf(g)), 0));
  return sqrt(sum(stack(gradients.map((g) => sum(square(g)))))).dataSync()[0]!;
}

/**
 * The moments after step `step` (the first is 1) with the gradient times `scale`, at a learning rate; the step size is that
 * rate with the bias corrections of both means. New tensors; those given stay as they are.
 */
export function adamStep(
  { weight, mean, square: squares }: Moments,
  gradient: Tensor,
  scale: number,
  learningRate: number,
  step: number,
): Moments {
  const stepSize = (learningRate * Math.sqrt(1 - β2 ** step)) / (1 - β1 ** step);
  const fused = kernels();
  if (fused) {
    const next = {
      weight: unwrittenTensor(weight.shape),
      mean: unwrittenTensor(weight.shape),
      square: unwrittenTensor(weight.shape),
    };
    const addresses = [gradient, weight, mean, squares, next.weight, next.mean, next.square].map(addressOf);
    fused.adam!(weight.size, scale, stepSize, β1, β2, TINY, ...addresses);
    return next;
  }
  const g = mul(gradient, scale);
  const newMean = add(mul(mean, β1), mul(g, 1 - β1));
  const newSquare = add(mul(squares, β2), mul(square(g), 1 - β2));
  const change = div(mul(newMean, stepSize), add(sqrt(newSquare), TINY));
  return { weight: sub(weight, change), mean: newMean, square: newSquare };
}
