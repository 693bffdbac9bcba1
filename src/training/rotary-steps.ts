/** A transformer block with rotary positions, one position at a time in plain numbers: its cache of keys and values grows. */
import type { Tensors } from '../models/cell.ts';
import { speeds } from '../models/parts/positions.ts';

type Vector = Float32Array;

/** One position after the other: the block's output, [H], and the numbers that its cache holds so far. */
export interface RotarySteps {
  step(x: Vector): Vector;
  cached(): number;
}

/**
 * The block of `transformerBlock(1, rotaryAttention)` with these weights: the same outputs as for the whole sequence, up to
 * rounding. With a `window` it keeps the last so many keys and values only, which is the same as reading these positions
 * anew: in one layer they depend on nothing before them, and scores on distances only.
 */
export function rotarySteps(weights: Tensors, window = Infinity): RotarySteps {
  const numbers = (name: string) => weights[name].dataSync() as Vector;
  const [Wq, Wk, Wv, Wo, W1, W2] = ['Wq', 'Wk', 'Wv', 'Wo', 'W1', 'W2'].map(numbers) as [
    Vector,
    Vector,
    Vector,
    Vector,
    Vector,
    Vector,
  ];
  const [b1, b2] = [numbers('b1'), numbers('b2')];
  const norms = [1, 2].map((k) => [numbers(`gain${k}`), numbers(`bias${k}`)] as const);
  const H = b2.length;
  const clocks = speeds(H);
  const [keys, values]: [Vector[], Vector[]] = [[], []];
  let t = 0;
  return {
    step(x) {
      const e = layerNorm(x, ...norms[0]);
      keys.push(turned(times(Wk, e), t, clocks));
      values.push(times(Wv, e));
      if (keys.length > window) for (const cache of [keys, values]) cache.shift();
      const gathered = attended(turned(times(Wq, e), t++, clocks), keys, values);
      const a = plus(x, times(Wo, gathered));
      const hidden = plus(times(W1, layerNorm(a, ...norms[1])), b1).map(gelu);
      return plus(a, plus(times(W2, hidden), b2));
    },
    cached: () => (keys.length + values.length) * H,
  };
}

/** W x for a matrix row by row. */
export function times(W: Vector, x: Vector): Vector {
  const y = new Float32Array(W.length / x.length);
  for (let row = 0, k = 0; row < y.length; row++) {
    let sum = 0;
    for (let j = 0; j < x.length; j++, k++) sum += W[k] * x[j];
    y[row] = sum;
  }
  return y;
}

export const plus = (a: Vector, b: Vector): Vector => a.map((value, k) => value + b[k]);

/** softmax(q k / √d) over the values so far. */
function attended(q: Vector, keys: Vector[], values: Vector[]): Vector {
  const scores = keys.map((key) => dot(q, key) / Math.sqrt(q.length));
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power);
  const gathered = new Float32Array(q.length);
  values.forEach((value, s) => {
    const weight = powers[s] / total;
    for (let k = 0; k < gathered.length; k++) gathered[k] += weight * value[k];
  });
  return gathered;
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

/** As `rotary` of src/models/parts/positions.ts, for one position. */
function turned(x: Vector, t: number, clocks: number[]): Vector {
  const y = new Float32Array(x.length);
  clocks.forEach((speed, i) => {
    const [c, s] = [Math.cos(speed * t), Math.sin(speed * t)];
    const [a, b] = [x[2 * i], x[2 * i + 1]];
    y[2 * i] = a * c - b * s;
    y[2 * i + 1] = a * s + b * c;
  });
  return y;
}

const ε = 1e-5;
function layerNorm(x: Vector, gain: Vector, bias: Vector): Vector {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
  return x.map((value, k) => (gain[k] * (value - mean)) / Math.sqrt(variance + ε) + bias[k]);
}

const gelu = (x: number): number => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
