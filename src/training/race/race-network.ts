/** The network that a model becomes: the same around every layer, and as large as asked for. */

import type { Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, ones, relu, tidy, zeros } from '../../engine/tfjs.ts';
import type { Tensors } from '../../models/cell.ts';
import { type Model, sizeOf } from '../../models/facts.ts';
import { times, uniform } from '../../models/parts/linear.ts';
import { rmsNorm } from '../../models/parts/norm.ts';
import type { Network } from '../network.ts';

/** Numbers of state a channel, for the models that have them. */
const N = 4;
const FLOAT32 = 4;

/** D inputs, `depth` layers of H units, M units between them and the K scores. */
export interface RaceSizes {
  D: number;
  K: number;
  depth: number;
  H: number;
  M: number;
}

const under = (prefix: string, weights: Tensors): Tensors =>
  Object.fromEntries(Object.entries(weights).map(([name, tensor]) => [`${prefix}${name}`, tensor]));
const within = (prefix: string, weights: Tensors): Tensors =>
  Object.fromEntries(
    Object.entries(weights)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, tensor]) => [name.slice(prefix.length), tensor]),
  );

/**
 * What x [B,T,D] goes through: E x + ε, unless the layer reads x itself; the layers, each with a norm before it and a skip
 * connection around it where it is wired `residual`; and the scores [B,T,K], V relu(U h + u) + v. The MLP at the end is there
 * for all, and its width M makes them equally large.
 */
export function raceNetwork(model: Model, { D, K, depth, H, M }: RaceSizes): Network {
  const { wiring, depthInside } = model;
  const layer = model.layer(depth);
  const levels = Array.from({ length: depthInside ? 1 : depth }, (_, l) => l);
  return {
    weights: (random) =>
      tidy(() => {
        const inputs = (l: number) => (l === 0 && wiring === 'direct' ? D : H);
        const layers = levels.map((l) => ({
          ...under(`${l}.`, layer.weights({ D: inputs(l), H, N }, random)),
          ...(wiring === 'residual' ? { [`gain${l}`]: ones([H]) } : {}),
        }));
        // One-hot inputs have few entries other than 0: E is scaled for three at most, not for all D.
        const into =
          wiring === 'direct' ? {} : { E: uniform(random, [H, D], Math.sqrt(3 / Math.min(D, 3))), ε: zeros([H]) };
        const mlp = {
          U: uniform(random, [M, H], Math.sqrt(3 / H)),
          u: zeros([M]),
          V: uniform(random, [K, M], 1 / Math.sqrt(M)),
          v: zeros([K]),
        };
        return Object.assign({}, into, ...layers, mlp) as Tensors;
      }),
    scores: (weights, x) => {
      const { E, ε, U, u, V, v } = weights as Record<string, Tensor2D & Tensor1D>;
      const first = wiring === 'direct' ? x : times(E!, x, ε!);
      const h = levels.reduce((e, l) => {
        const apply = (given: Tensor3D) => layer.apply(within(`${l}.`, weights), given);
        return wiring === 'residual' ? add(e, apply(rmsNorm(e, weights[`gain${l}`] as Tensor1D))) : apply(e);
      }, first);
      return times(V!, relu(times(U!, h, u!)), v!);
    },
  };
}

/**
 * What a model of these sizes costs: its parameters, the multiply-adds of a forward pass for one of T steps, and the bytes
 * that it carries from step to step once T are past. Counted by its facts: no weight is made to be counted.
 */
export function costOf(
  model: Model,
  sizes: RaceSizes,
  T: number,
): { parameters: number; work: number; stateBytes: number } {
  const { D, K, depth, H, M } = sizes;
  const { wiring, depthInside } = model;
  const levels = depthInside ? 1 : depth;
  const at = (inputs: number) => ({ D: inputs, H, N, depth, T });
  const [first, further] = [at(wiring === 'direct' ? D : H), at(H)];
  const layers = sizeOf(model.weights(first)) + (levels - 1) * sizeOf(model.weights(further));
  const norms = wiring === 'residual' ? levels * H : 0;
  const into = wiring === 'direct' ? 0 : H * (D + 1);
  const parameters = into + layers + norms + M * (H + 1) + K * (M + 1);
  return {
    parameters,
    work: parameters + levels * model.beyondWeights(further),
    stateBytes: FLOAT32 * levels * sizeOf(model.states(first)),
  };
}

/** The units that the MLP has at least, unless the smallest network is too large with them; and how far off a network may be. */
const FEWEST = 8;
export const WITHIN = 0.05;

/**
 * The sizes at which a network has `amount` parameters, or does that many multiply-adds a step of T: as many units as fit with
 * a small MLP, and what is left goes to the MLP. Throws where it cannot come within 5 %.
 */
export function sizesFor(
  model: Model,
  given: { D: number; K: number; depth: number },
  by: 'parameters' | 'work',
  amount: number,
  T: number,
): RaceSizes {
  const step = model.even ? 2 : 1;
  const at = (H: number) => ({ ...given, H, M: FEWEST });
  let H = 2;
  while (costOf(model, at(H + step), T)[by] <= amount) H += step;
  // Each unit of the MLP reads H numbers, has a bias, and gives to K scores.
  const M = Math.max(1, FEWEST + Math.round((amount - costOf(model, at(H), T)[by]) / (H + 1 + given.K)));
  const sizes = { ...given, H, M };
  const made = costOf(model, sizes, T)[by];
  if (Math.abs(made - amount) > WITHIN * amount)
    throw new Error(
      `This net cannot have about ${amount} ${by === 'work' ? 'multiply-adds a step' : 'parameters'}: the nearest is ${made}. Choose a larger size.`,
    );
  return sizes;
}
