/** Claim: with noisy gradients descent does not settle; the loss it hovers at falls with the learning rate. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { descend } from '../training/descend.ts';
import { valley } from '../training/landscape.ts';

const [STEPS, SETTLED, RATES, NOISE, SEEDS] = [1500, 300, [0.04, 0.02], 1, [1, 2, 3]];

/** The mean loss late in training in a round bowl, for each seed. */
const hovers = (learningRate: number): number[] =>
  SEEDS.map((seed) => {
    const on = valley(1);
    const noise = { size: NOISE, random: new Random(seed, 'batches') };
    const late = descend(on, [1, 1], STEPS, { name: 'sgd', learningRate }, noise).slice(SETTLED);
    return late.reduce((sum, at) => sum + on.loss(at), 0) / late.length;
  });
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export default defineClaim({
  cites: ['robbins1951'],
  domain: 'one quadratic loss of two weights, normal noise of one size, two small learning rates and three seeds',
  measure: async (rates: number[] = RATES) => ({ rates, losses: rates.map(hovers) }),
  holds: ({ losses: [one = [], half = []] }) =>
    Math.abs(mean(half) / mean(one) - 0.5) < 0.08 && Math.max(...half) < Math.min(...one),
  says: ({ rates, losses: [one = [], half = []] }) =>
    `With gradients that are noisy, gradient descent hovers above the minimum: at a learning rate of ${rates[0]} its mean loss is ${mean(one).toFixed(4)}, and at ${rates[1]} it is ${mean(half).toFixed(4)}, about half (${SEEDS.length} seeds: ${one.map((loss) => loss.toFixed(4)).join(', ')} and ${half.map((loss) => loss.toFixed(4)).join(', ')}).`,
  breaks: { by: 'the same learning rate twice', alteration: [0.04, 0.04] },
});
