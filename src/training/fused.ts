/** The same LSTM layer computed in three ways, from many small operations to a single one, and what each costs here. */
import type { Clock } from '../define.ts';
import { scope } from '../engine/scope.ts';
import {
  add,
  dispose,
  grads,
  keep,
  mul,
  profile,
  sigmoid,
  split,
  square,
  stack,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  tanh,
  tensor,
  unstack,
  zeros,
} from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { times } from '../models/parts/linear.ts';
import { run, unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

export const WAYS = {
  each: 'each gate by itself',
  together: 'all gates in one product',
  fused: 'one kernel for all steps',
} as const;
export type Way = keyof typeof WAYS;
const NAMES = Object.keys(WAYS) as Way[];

/** What was measured so far: milliseconds a call (the median of the rounds) and operations a call, by way. */
export interface FusedFrame {
  round: number;
  ways: { way: Way; milliseconds: number; operations: number }[];
  /** Whether this device runs the compiled kernel; without it the last way is the second once more. */
  isFused: boolean;
}

export const ROUNDS = 9;
/** Inputs a step; milliseconds that the quickest way takes in a round at least. */
const [D, LEAST] = [16, 4];

/** h of every step, [1,T,H], with a product of its own for each gate, input and state: eight a step. */
function gateByGate({ W, U, b }: LstmWeights, x: Tensor3D): Tensor3D {
  const [Wg, Ug, bg] = [split(W, 4), split(U, 4), split(b, 4)] as [Tensor2D[], Tensor2D[], Tensor1D[]];
  const H = U.shape[1];
  let [h, c] = [zeros([1, H]), zeros([1, H])] as [Tensor2D, Tensor2D];
  const steps = unstack(x, 1).map((x_t) => {
    const [i, f, g, o] = Wg.map((Wk, k) => {
      const z = add(add(times(Wk, x_t as Tensor2D), times(Ug[k] as Tensor2D, h)), bg[k] as Tensor1D);
      return k === 2 ? tanh(z) : sigmoid(z);
    }) as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    c = add(mul(f, c), mul(i, g)) as Tensor2D;
    h = mul(o, tanh(c)) as Tensor2D;
    return h;
  });
  return stack(steps, 1) as Tensor3D;
}

/** h of every step, [1,T,H], in one of the ways. All agree up to rounding. */
export const layerIn: Record<Way, (weights: LstmWeights, x: Tensor3D) => Tensor3D> = {
  each: gateByGate,
  together: (weights, x) => unroll(lstm, weights, x).h,
  fused: (weights, x) => run(lstm, weights, x).h,
};

/** Measures a layer of H units over T steps, forward or with gradients; the ways take turns in every round. */
export async function* measureFused(H: number, T: number, isTrained: boolean, seed: number, now: Clock) {
  const random = new Random(seed, 'fused');
  const { weights, x } = scope(() => ({
    weights: mapped(lstm.weights({ D, H }, random), keep),
    x: keep(
      tensor(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      ) as Tensor3D,
    ),
  }));
  const call = (way: Way) => () =>
    scope(() => {
      if (!isTrained) return layerIn[way](weights, x).dataSync();
      const loss = (...[W, U, b]: Tensor[]) => sum(square(layerIn[way]({ W, U, b } as LstmWeights, x)));
      return grads(loss)([weights.W, weights.U, weights.b]).map((gradient) => gradient.dataSync());
    });
  const timed = (way: Way, calls: number) => {
    const start = now();
    for (let k = 0; k < calls; k++) call(way)();
    return (now() - start) / calls;
  };
  try {
    const isFused = scope(() => Boolean(lstm.kernel?.sequence?.(weights, x, lstm.zero(weights, 1))));
    const operations: number[] = [];
    for (const way of NAMES) operations.push((await profile(() => void call(way)())).kernels.length);
    const calls = NAMES.map((way) => Math.max(1, Math.min(200, Math.ceil(LEAST / Math.max(timed(way, 3), 0.01)))));
    const rounds: number[][] = NAMES.map(() => []);
    for (let round = 1; round <= ROUNDS; round++) {
      NAMES.forEach((way, k) => void rounds[k]?.push(timed(way, calls[k] ?? 1)));
      const ways = NAMES.map((way, k) => ({
        way,
        milliseconds: median(rounds[k] ?? []),
        operations: operations[k] ?? 0,
      }));
      yield { round, ways, isFused } satisfies FusedFrame;
    }
  } finally {
    dispose([x, ...Object.values(weights)]);
  }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const mapped = (weights: LstmWeights, change: (value: Tensor) => Tensor) =>
  Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, change(value)])) as LstmWeights;
