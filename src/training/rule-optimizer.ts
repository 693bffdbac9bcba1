/** An optimizer that is made of update rules: all weights of a network, with clipping before and a rule for each. */
import { dispose, keep, mul, norm, stack, type Tensor, tidy } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import type { OptimizerName } from './optimizer-names.ts';
import { nothingKept, type RuleSettings, ruleFor, type UpdateRule } from './update-rules.ts';

/** Which rule, at which learning rate, and the length to which gradients are cut (of all weights together), if any. */
export interface RuleOptimizerSettings extends RuleSettings {
  name: OptimizerName;
  learningRate: number;
  clip?: number;
  /** Weights that Muon leaves to AdamW, although they are matrices: those that read inputs or make outputs. */
  leaves?: string[];
}

/** The length of all gradients together, as one vector. */
export const lengthOf = (gradients: Tensors): number =>
  tidy(() => norm(stack(Object.values(gradients).map((g) => norm(g)))).dataSync()[0]);

/** Updates weights by name. It owns what its rules keep, which `dispose` frees, and no weight. */
export class RuleOptimizer {
  steps = 0;
  readonly #settings: RuleOptimizerSettings;
  readonly #rules: Record<string, UpdateRule>;
  readonly #kept: Record<string, Tensors>;

  constructor(weights: Tensors, settings: RuleOptimizerSettings) {
    this.#settings = settings;
    const { name, leaves = [] } = settings;
    this.#rules = Object.fromEntries(
      Object.entries(weights).map(([of, θ]) => [
        of,
        ruleFor(leaves.includes(of) && name === 'muon' ? 'adamw' : name, θ, settings),
      ]),
    );
    this.#kept = Object.fromEntries(Object.entries(weights).map(([of, θ]) => [of, nothingKept(this.#rules[of], θ)]));
  }

  /** One training step: replaces every weight that has a gradient, and what is kept of it. Call it in a tidy. */
  step(weights: Tensors, gradients: Tensors): void {
    this.steps++;
    const { learningRate, clip } = this.#settings;
    const cut = clip === undefined ? 1 : Math.min(1, clip / lengthOf(gradients));
    for (const [of, gradient] of Object.entries(gradients)) {
      const g: Tensor = cut === 1 ? gradient : mul(gradient, cut);
      const { θ, kept } = this.#rules[of].next(weights[of], g, this.#kept[of], { step: this.steps, learningRate });
      dispose([weights[of], this.#kept[of]]);
      weights[of] = keep(θ);
      for (const value of Object.values(kept)) keep(value);
      this.#kept[of] = kept;
    }
  }

  dispose(): void {
    dispose(Object.values(this.#kept));
  }
}
