/** The activations that ONNX gives to recurrent operators, with their parameters; σ, tanh and tanh where it gives none. */
import type { Activation, Kind } from './network.ts';
import type { Node } from './onnx.ts';
import { refuse } from './refusal.ts';

type Curve = (x: number, alpha: number, beta: number) => number;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** By name in small letters: the curve, and the parameters that it has, with their defaults. */
const CURVES: Record<string, { curve: Curve; alpha?: number; beta?: number }> = {
  sigmoid: { curve: sigmoid },
  tanh: { curve: Math.tanh },
  relu: { curve: (x) => Math.max(0, x) },
  affine: { curve: (x, alpha, beta) => alpha * x + beta, alpha: 1, beta: 0 },
  leakyrelu: { curve: (x, alpha) => (x < 0 ? alpha * x : x), alpha: 0.01 },
  thresholdedrelu: { curve: (x, alpha) => (x > alpha ? x : 0), alpha: 1 },
  scaledtanh: { curve: (x, alpha, beta) => alpha * Math.tanh(beta * x), alpha: 1, beta: 1 },
  hardsigmoid: { curve: (x, alpha, beta) => Math.max(0, Math.min(1, alpha * x + beta)), alpha: 0.2, beta: 0.5 },
  elu: { curve: (x, alpha) => (x < 0 ? alpha * Math.expm1(x) : x), alpha: 1 },
  softsign: { curve: (x) => x / (1 + Math.abs(x)) },
  softplus: { curve: (x) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))) },
};

/** The three of a direction: of its gates, its candidate, and the state that is shown. A GRU has two, an RNN one. */
export const DEFAULT: Record<Kind, Activation[]> = {
  lstm: [{ name: 'Sigmoid' }, { name: 'Tanh' }, { name: 'Tanh' }],
  gru: [{ name: 'Sigmoid' }, { name: 'Tanh' }],
  rnn: [{ name: 'Tanh' }],
};

/** An activation as a function. */
export function curveOf({ name, alpha, beta }: Activation): (x: number) => number {
  const found = CURVES[name.toLowerCase()];
  if (!found) return refuse(unknown(name));
  const [a, b] = [alpha ?? found.alpha ?? 0, beta ?? found.beta ?? 0];
  return (x) => found.curve(x, a, b);
}

const unknown = (name: string) =>
  `The activation “${name.slice(0, 40)}” is not one of ONNX’s. Export the model with ${Object.keys(CURVES).join(', ')}.`;

/** The activations of a direction where an operator names any; undefined where it has the usual ones. */
export function activationsOf(node: Node, kind: Kind, direction: number): Activation[] | undefined {
  const names = node.attributes.get('activations')?.texts ?? [];
  if (names.length === 0) return undefined;
  const alphas = [...(node.attributes.get('activation_alpha')?.floats ?? [])];
  const betas = [...(node.attributes.get('activation_beta')?.floats ?? [])];
  // Parameters stand in the order of the activations that have some.
  const all = names.map((name): Activation => {
    const known = CURVES[name.toLowerCase()];
    if (!known) return refuse(unknown(name));
    return {
      name,
      ...(known.alpha === undefined ? {} : { alpha: alphas.shift() }),
      ...(known.beta === undefined ? {} : { beta: betas.shift() }),
    };
  });
  const each = DEFAULT[kind].length;
  const mine = all.slice(direction * each, (direction + 1) * each);
  if (mine.length < each)
    refuse(
      `“${node.name || node.op}” names ${names.length} activations, which are not enough. Export the model again.`,
    );
  const isUsual = mine.every(({ name }, k) => name.toLowerCase() === DEFAULT[kind][k]?.name.toLowerCase());
  return isUsual ? undefined : mine;
}
