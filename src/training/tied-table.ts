/** A table of embeddings that is also the output matrix, and the gradient that each of its two uses sends to it. */
import {
  cast,
  clone,
  gather,
  grads,
  logSoftmax,
  matMul,
  mean,
  mul,
  neg,
  oneHot,
  sum,
  type Tensor2D,
  tensor1d,
} from '../engine/tfjs.ts';

/** Gradients of the same shape as the table, [V,d]. */
export interface TableGradients {
  tied: Tensor2D;
  input: Tensor2D;
  output: Tensor2D;
}

/**
 * Predicts each token from the one before by the smallest model there is, the logits table · table[token], with
 * cross-entropy as the loss. `table` is [V,d], `tokens` are at least two numbers below V. Call it in a scope.
 */
export function gradientsOfTable(table: Tensor2D, tokens: number[]): TableGradients {
  const [V] = table.shape;
  const read = tensor1d(tokens.slice(0, -1), 'int32');
  const next = cast(oneHot(tensor1d(tokens.slice(1), 'int32'), V), 'float32');
  const loss = (input: Tensor2D, output: Tensor2D) =>
    mean(neg(sum(mul(logSoftmax(matMul(gather(input, read), output, false, true)), next), 1)));
  const [input, output] = grads((...uses) => loss(uses[0] as Tensor2D, uses[1] as Tensor2D))([table, clone(table)]);
  const [tied] = grads((one) => loss(one as Tensor2D, one as Tensor2D))([table]);
  return { tied, input, output } as TableGradients;
}
