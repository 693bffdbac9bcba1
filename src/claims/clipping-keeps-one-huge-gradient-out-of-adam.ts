/** Claim: one huge gradient makes the steps of Adam small for long afterwards; clipped before, it does not. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { keep, tensor, tidy } from '../engine/tfjs.ts';
import { RuleOptimizer } from '../training/rule-optimizer.ts';

const [BEFORE, AFTER, USUAL, HUGE, CLIP] = [50, 100, 1, 1000, 1];

/** How far the weight moves in the steps after a gradient of that size, as a part of what it moves without it. */
function moved(size: number, clip?: number): number {
  return scope(() => {
    const weights = { θ: keep(tensor([0])) };
    const optimizer = new RuleOptimizer(weights, { name: 'adam', learningRate: 1, clip });
    const step = (gradient: number) => tidy(() => optimizer.step(weights, { θ: tensor([gradient]) }));
    for (let k = 0; k < BEFORE; k++) step(USUAL);
    step(size);
    // The running mean of the gradient forgets the spike soon; that of its square does not.
    for (let k = 0; k < AFTER; k++) step(USUAL);
    const from = weights.θ.dataSync()[0];
    for (let k = 0; k < AFTER; k++) step(USUAL);
    const way = Math.abs(weights.θ.dataSync()[0] - from);
    optimizer.dispose();
    weights.θ.dispose();
    return way;
  });
}

export default defineClaim({
  cites: ['pascanu2013'],
  domain: 'one weight, gradients of 1 and one of 1000, decay rates of 0.9 and 0.999',
  measure: async (clip: number = CLIP) => {
    const usual = moved(USUAL);
    return { from: AFTER, to: 2 * AFTER, free: moved(HUGE) / usual, clipped: moved(HUGE, clip) / usual };
  },
  holds: ({ free, clipped }) => free < 0.1 && clipped > 0.95,
  says: ({ from, to, free, clipped }) =>
    `After one gradient that is ${HUGE} times as large as the others, Adam moves a weight in steps ${from} to ${to} after it ${(100 * free).toFixed(0)} % as far as without it; if gradients are clipped at their usual size, it moves ${(100 * clipped).toFixed(0)} % as far.`,
  breaks: { by: 'a clip of 10,000', alteration: 10_000 },
});
