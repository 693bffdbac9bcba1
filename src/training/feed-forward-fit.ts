/** A feed-forward layer of one input and one output whose last weights are fitted to a curve; those before are drawn by chance. */
import type { Random } from '../random.ts';
import { leastSquares } from '../tasks/least-squares.ts';

export const ACTIVATIONS = {
  relu: (z: number) => Math.max(0, z),
  gelu: (z: number) => 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
  tanh: Math.tanh,
  none: (z: number) => z,
};
export type ActivationName = keyof typeof ACTIVATIONS | 'swiglu';

const silu = (z: number) => z / (1 + Math.exp(-z));

/** From −1 to 1, where the curve is given. */
export const POINTS = Array.from({ length: 81 }, (_, k) => (k - 40) / 40);
/** The curve: a wave that grows quicker to the right, and a step. */
export const wanted = (x: number): number => Math.sin(4 * x + 3 * x * x) * 0.8 + (x > -0.5 ? 0.3 : -0.3);

/** A hidden unit: its number for an input. */
type Unit = (x: number) => number;

/** `width` hidden units, whose steepness, place and direction are drawn. */
export function hiddenUnits(activation: ActivationName, width: number, random: Random): Unit[] {
  const line = () => {
    const steepness = (random.next() < 0.5 ? -1 : 1) * random.uniform(2, 6);
    const place = random.uniform(-1.2, 1.2);
    return (x: number) => steepness * (x - place);
  };
  return Array.from({ length: width }, (): Unit => {
    const gate = line();
    if (activation !== 'swiglu') return (x) => ACTIVATIONS[activation](gate(x));
    const value = line();
    return (x) => silu(gate(x)) * value(x);
  });
}

export interface Fit {
  /** The output at each of `POINTS`, and what each unit adds to it there. */
  output: number[];
  parts: number[][];
  /** Root mean square of the distance from the curve. */
  error: number;
  /** Weights of the layer with one input: those of the hidden units with their biases, and those of the output with its own. */
  weights: number;
}

export function fitted(activation: ActivationName, width: number, random: Random): Fit {
  const units = hiddenUnits(activation, width, random);
  const rows = POINTS.map((x) => units.map((unit) => unit(x)));
  const [found = []] = leastSquares(
    rows,
    POINTS.map((x) => [wanted(x)]),
  );
  const [constant = 0, ...last] = found;
  const parts = last.map((weight, k) => rows.map((row) => weight * (row[k] ?? 0)));
  const output = POINTS.map((_, n) => parts.reduce((sum, part) => sum + (part[n] ?? 0), constant));
  const squares = output.map((y, n) => (y - wanted(POINTS[n] ?? 0)) ** 2);
  const matrices = activation === 'swiglu' ? 3 : 2;
  return {
    output,
    parts,
    error: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length),
    weights: matrices * width + (matrices - 1) * width + 1,
  };
}
