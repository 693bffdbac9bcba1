/** What optimizers do to one weight: gradient descent, momentum, Adam, AdamW and Muon, as equations that run. */
import { add, div, mul, sqrt, square, sub, type Tensor, type Tensor2D, zerosLike } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import type { OptimizerName } from './optimizer-names.ts';
import { orthogonalized } from './orthogonalized.ts';

/** The training step that is made, the first is 1, and the learning rate η in it. */
interface Now {
  step: number;
  learningRate: number;
}

/** How one weight θ learns from its gradient g, and what is kept for the next step: running means of its shape. */
export interface UpdateRule {
  /** The names of what is kept; all of it starts at 0. */
  keeps: string[];
  next(θ: Tensor, g: Tensor, kept: Tensors, now: Now): { θ: Tensor; kept: Tensors };
}

/** Settings that rules share; each has the value that most programs start with. */
export interface RuleSettings {
  /** Of Adam and AdamW: whether their running means are divided by what their start at 0 takes from them. */
  biasCorrection?: boolean;
  /** Of AdamW and Muon: the share of a weight, times the learning rate, that each step takes away. */
  weightDecay?: number;
}

/** The running mean of values that weighs the newest by 1 − β. */
const running = (mean: Tensor, value: Tensor, β: number): Tensor => add(mul(mean, β), mul(value, 1 - β));

/** Gradient descent: θ ← θ − η g. */
const sgd: UpdateRule = {
  keeps: [],
  next: (θ, g, kept, { learningRate }) => ({ θ: sub(θ, mul(g, learningRate)), kept }),
};

/** Polyak's heavy ball (1964), as PyTorch has it: v ← 0.9 v + g, then θ ← θ − η v. */
const momentum: UpdateRule = {
  keeps: ['v'],
  next(θ, g, { v }, { learningRate }) {
    const next = add(mul(v, 0.9), g);
    return { θ: sub(θ, mul(next, learningRate)), kept: { v: next } };
  },
};

/**
 * Adam (Kingma & Ba 2015), and AdamW (Loshchilov & Hutter 2019) with weight decay λ:
 *   m ← β₁ m + (1 − β₁) g    running mean of the gradient
 *   s ← β₂ s + (1 − β₂) g²    running mean of its square
 *   θ ← (1 − ηλ) θ − η m̂ / (√ŝ + ε)
 * with m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ) where the bias of the start at 0 is corrected, else m and s themselves.
 */
const adam = (biasCorrection: boolean, weightDecay: number): UpdateRule => ({
  keeps: ['m', 's'],
  next(θ, g, { m, s }, { step, learningRate }) {
    const [β1, β2, ε] = [0.9, 0.999, 1e-8];
    const kept = { m: running(m, g, β1), s: running(s, square(g), β2) };
    const [ofMean, ofSquare] = biasCorrection ? [1 - β1 ** step, 1 - β2 ** step] : [1, 1];
    const change = div(div(kept.m, ofMean), add(sqrt(div(kept.s, ofSquare)), ε));
    return { θ: sub(mul(θ, 1 - learningRate * weightDecay), mul(change, learningRate)), kept };
  },
});

/**
 * Muon (Jordan et al. 2024) for a matrix of R rows and C columns: a running mean of the gradient, mixed with the newest
 * gradient as Nesterov's momentum does, is brought to singular values near 1, and scaled by √(R/C) where R > C.
 */
const muon = (weightDecay: number): UpdateRule => ({
  keeps: ['m'],
  next(θ, g, { m }, { learningRate }) {
    const β = 0.95;
    const kept = { m: running(m, g, β) };
    const [rows, columns] = (θ as Tensor2D).shape;
    const change = mul(orthogonalized(running(g, kept.m, 1 - β) as Tensor2D), Math.sqrt(Math.max(1, rows / columns)));
    return { θ: sub(mul(θ, 1 - learningRate * weightDecay), mul(change, learningRate)), kept };
  },
});

/** The rule of an optimizer. Muon is for matrices: for vectors it is AdamW, as its authors train them. */
export function ruleFor(name: OptimizerName, of: Tensor, settings: RuleSettings = {}): UpdateRule {
  const { biasCorrection = true, weightDecay = 0.01 } = settings;
  if (name === 'sgd') return sgd;
  if (name === 'momentum') return momentum;
  if (name === 'muon' && of.rank === 2) return muon(weightDecay);
  return adam(biasCorrection, name === 'adam' ? 0 : weightDecay);
}

/** What a rule keeps before the first step. */
export const nothingKept = ({ keeps }: UpdateRule, θ: Tensor): Tensors =>
  Object.fromEntries(keeps.map((name) => [name, zerosLike(θ)]));
