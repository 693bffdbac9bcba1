/** tfjs' Adam with our optimizer in the place of a dozen operations for each weight: same settings, same steps. */
import { AdamOptimizer, engine, tidy } from '../engine/tfjs.ts';
import { Optimizer } from '../training/optimizer.ts';
import { ADAM } from './adam-loop.ts';

/** For models of tf.layers and for loops with variables; settings other than Adam's usual ones it does not have. */
export class OurAdam extends AdamOptimizer {
  #ours?: Optimizer;

  constructor() {
    super(ADAM.learningRate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);
  }

  override applyGradients(given: Parameters<AdamOptimizer['applyGradients']>[0]): void {
    const gradients = Array.isArray(given)
      ? Object.fromEntries(given.map(({ name, tensor }) => [name, tensor]))
      : given;
    const { registeredVariables: variables } = engine();
    this.#ours ??= new Optimizer(gradients, { learningRate: ADAM.learningRate });
    tidy(() => {
      for (const [name, next] of Object.entries(this.#ours!.next(variables, gradients))) variables[name]!.assign(next);
    });
  }

  override dispose(): void {
    this.#ours?.dispose();
    super.dispose();
  }
}
