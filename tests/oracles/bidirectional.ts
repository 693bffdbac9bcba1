import { rnnOracle } from './elman.ts';
import type { Matrix, Vector } from './vectors.ts';

type Weights = Record<string, Matrix | Vector>;

/** Elman's network read forward, and backward with weights of its own. */
export const bidirectionalOracle = (weights: Weights, x: Matrix) => {
  const run = (prefix: string, inputs: Matrix) => {
    const [W, U, b] = ['W', 'U', 'b'].map((name) => weights[prefix + name]);
    return rnnOracle(Math.tanh)({ W, U, b } as never, inputs);
  };
  const backward = run('backward.', [...x].reverse()).reverse();
  return run('forward.', x).map((f, t) => [...f, ...backward[t]!]);
};
