/** Claim: scaling all gradients changes the steps of gradient descent, and not those of Adam. */
import { defineClaim } from '../define.ts';
import { descend } from '../training/descend.ts';
import { type Point, scaled, valley } from '../training/landscape.ts';
import type { OptimizerName } from '../training/optimizer-names.ts';

const [STEPS, START, TIMES]: [number, Point, number] = [20, [-1.5, 0.8], 100];

/** How far apart the paths of an optimizer end, with its gradients as they are and scaled. */
const apart = (name: OptimizerName, times: number): number => {
  const settings = { name, learningRate: 0.005 };
  const [one, other] = [valley(20), scaled(valley(20), times)].map(
    (on) => descend(on, START, STEPS, settings).at(-1) ?? START,
  );
  return Math.hypot(...START.map((_, k) => (one?.[k] ?? 0) - (other?.[k] ?? 0)));
};

export default defineClaim({
  cites: ['kingma2015'],
  domain:
    'gradients far above ε = 10⁻⁸, scaled all alike; a constant scale from 0.01 to 100, no clipping and no weight decay',
  measure: async (name: OptimizerName = 'adam') => ({
    times: TIMES,
    steps: STEPS,
    adam: apart(name, TIMES),
    sgd: apart('sgd', TIMES),
  }),
  holds: ({ adam, sgd }) => adam < 1e-4 && sgd > 0.3,
  says: ({ times, steps, adam, sgd }) =>
    `With all gradients ${times} times as large, ${steps} steps of Adam end in the same place (${adam < 1e-5 ? 'less than 0.00001' : adam.toFixed(5)} apart), and ${steps} steps of gradient descent end ${sgd > 100 ? 'more than 100' : sgd.toFixed(1)} apart.`,
  breaks: { by: 'momentum in the place of Adam', alteration: 'momentum' },
});
