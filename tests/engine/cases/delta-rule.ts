import {
  add,
  div,
  expandDims,
  matMul,
  mul,
  sqrt,
  square,
  squeeze,
  stack,
  sub,
  sum,
  type Tensor,
  unstack,
} from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

const unit = (x: Tensor) => div(x, sqrt(add(sum(square(x), -1, true), 1e-6)));
const product = (matrix: Tensor, vector: Tensor) => squeeze(matMul(matrix, expandDims(vector, -1)), [-1]);

export default {
  sizes: [
    { B: 1, T: 1, G: 1, K: 2 },
    { B: 2, T: 3, G: 1, K: 2 },
    { B: 1, T: 4, G: 3, K: 3 },
    { B: 3, T: 7, G: 2, K: 5 },
    { B: 2, T: 9, G: 2, K: 8 },
    { B: 1, T: 6, G: 1, K: 9 },
    { B: 2, T: 5, G: 2, K: 17 },
    { B: 4, T: 20, G: 2, K: 16 },
    { B: 2, T: 13, G: 1, K: 32 },
    { B: 1, T: 240, G: 1, K: 8 },
  ],
  domain: { beta: (normal) => 2 / (1 + Math.exp(-normal)) },
  reference({ q, k, v, beta, S }) {
    const [queries, keys] = [q!, k!].map((x) => unstack(unit(x), 1));
    const [values, shares] = [unstack(v!, 1), unstack(expandDims(beta!, -1), 1)];
    let now = S!;
    const outputs = keys!.map((key, t) => {
      const written = mul(shares[t]!, sub(values[t]!, product(now, key)));
      now = add(now, mul(expandDims(written, -1), expandDims(key, -2)));
      return product(now, queries![t]!);
    });
    return { y: stack(outputs, 1), S: now };
  },
} satisfies Case;
