/** Claim: the first step of Adam is the learning rate, and without bias correction more than three times as long. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { keep, tensor, tidy } from '../engine/tfjs.ts';
import { RuleOptimizer } from '../training/rule-optimizer.ts';

const [STEPS, GRADIENT] = [40, 0.3];

/** How far each step moves a weight, in units of the learning rate, while the gradient stays the same. */
function stepsOf(biasCorrection: boolean): number[] {
  return scope(() => {
    const weights = { θ: keep(tensor([0])) };
    const optimizer = new RuleOptimizer(weights, { name: 'adam', learningRate: 1, biasCorrection });
    const places = [0];
    for (let step = 0; step < STEPS; step++) {
      tidy(() => optimizer.step(weights, { θ: tensor([GRADIENT]) }));
      places.push(weights.θ.dataSync()[0]);
    }
    optimizer.dispose();
    weights.θ.dispose();
    return places.slice(1).map((place, k) => Math.abs(place - (places[k] ?? 0)));
  });
}

export default defineClaim({
  cites: ['kingma2015', 'mlx2026optimizers'],
  domain: 'a gradient that stays the same, far above ε; decay rates of 0.9 and 0.999, whatever the learning rate',
  measure: async (biasCorrection: boolean = false) => {
    const [on, off] = [stepsOf(true), stepsOf(biasCorrection)];
    return { on: on[0] ?? 0, off: off[0] ?? 0, longest: Math.max(...off), at: off.indexOf(Math.max(...off)) + 1 };
  },
  holds: ({ on, off, longest }) => Math.abs(on - 1) < 1e-3 && Math.abs(off - 3.162) < 0.01 && longest > 6,
  says: ({ on, off, longest, at }) =>
    `While the gradient stays the same, each step of Adam is ${on.toFixed(2)} times the learning rate long; without bias correction the first is ${off.toFixed(2)} times as long as the rate, and the longest, step ${at}, is ${longest.toFixed(1)} times.`,
  breaks: { by: 'bias correction in both', alteration: true },
});
