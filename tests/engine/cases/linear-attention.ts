import {
  add,
  div,
  elu,
  expandDims,
  matMul,
  mul,
  squeeze,
  stack,
  sum,
  type Tensor,
  unstack,
} from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

const product = (matrix: Tensor, vector: Tensor) => squeeze(matMul(matrix, expandDims(vector, -1)), [-1]);

export default {
  sizes: [
    { B: 1, T: 1, G: 1, K: 1 },
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
  // The first sum of keys is one, too, and so above 0.
  domain: { z: Math.abs },
  reference({ q, k, v, S, z }) {
    const [queries, keys] = [q!, k!].map((x) => unstack(add(elu(x), 1), 1));
    let [now, keysSum] = [S!, z!];
    const outputs = unstack(v!, 1).map((value, t) => {
      now = add(now, mul(expandDims(value, -1), expandDims(keys![t]!, -2)));
      keysSum = add(keysSum, keys![t]!);
      return div(product(now, queries![t]!), sum(mul(keysSum, queries![t]!), -1, true));
    });
    return { y: stack(outputs, 1), S: now, z: keysSum };
  },
} satisfies Case;
