/** Claim: in a valley, gradient descent converges below a learning rate of 2 over the largest curvature, and diverges above. */
import { defineClaim } from '../define.ts';
import { descend } from '../training/descend.ts';
import { ACROSS, type Point, valley } from '../training/landscape.ts';

const [STEPS, NARROW, START]: [number, number, Point] = [200, 10, [1, 1]];

/** The distance from the lowest place after so many steps, as a multiple of that before. */
function reached(learningRate: number): number {
  const [x, y] = descend(valley(NARROW), START, STEPS, { name: 'sgd', learningRate }).at(-1) ?? START;
  return Math.hypot(x, y) / Math.hypot(...START);
}

export default defineClaim({
  cites: [],
  domain: 'gradient descent on quadratic losses of two weights, any curvatures and turns, without noise',
  measure: async (limit: number = 2 / ACROSS) => ({
    curvature: ACROSS,
    limit,
    below: reached(0.95 * limit),
    above: reached(1.05 * limit),
  }),
  holds: ({ below, above }) => below < 1e-3 && above > 1e3,
  says: ({ curvature, limit }) =>
    `On a quadratic loss whose largest curvature is ${curvature}, gradient descent converges at a learning rate of ${(0.95 * limit).toFixed(3)} and diverges at ${(1.05 * limit).toFixed(3)}: the limit is ${limit}, which is 2 divided by the curvature.`,
  breaks: { by: 'a limit of 1 over the curvature', alteration: 1 / ACROSS },
});
