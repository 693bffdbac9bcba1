/** tfjs' Adam with our pass over each weight in the place of a dozen operations: same settings, same steps. */
import { adamStep } from '../engine/adam.ts';
import type { Tensor } from '../engine/tfjs.ts';
import { AdamOptimizer, engine, keep, tidy, zerosLike } from '../engine/tfjs.ts';
import { ADAM } from './adam-loop.ts';

/** For models of tf.layers and for loops with variables; settings other than Adam's usual ones it does not have. */
export class OurAdam extends AdamOptimizer {
  readonly #moments = new Map<string, Record<'mean' | 'square', Tensor>>();
  #step = 0;

  constructor() {
    super(ADAM.learningRate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);
  }

  override applyGradients(gradients: Parameters<AdamOptimizer['applyGradients']>[0]): void {
    const named = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    this.#step++;
    tidy(() => {
      for (const [name, gradient] of named) {
        const weight = engine().registeredVariables[name]!;
        const before = this.#moments.get(name) ?? { mean: zerosLike(weight), square: zerosLike(weight) };
        const next = adamStep({ weight, ...before }, gradient, 1, this.learningRate, this.#step);
        weight.assign(next.weight);
        if (this.#moments.has(name)) Object.values(before).forEach((part) => part.dispose());
        this.#moments.set(name, { mean: keep(next.mean), square: keep(next.square) });
      }
    });
  }

  override dispose(): void {
    for (const moments of this.#moments.values()) Object.values(moments).forEach((part) => part.dispose());
    this.#moments.clear();
    super.dispose();
  }
}
