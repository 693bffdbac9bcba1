/** Claim: turning a loss and the start together turns the paths of SGD, momentum and Muon, and changes that of Adam. */
import { defineClaim } from '../define.ts';
import { descend } from '../training/descend.ts';
import { type Point, valley } from '../training/landscape.ts';
import type { OptimizerName } from '../training/optimizer-names.ts';

const [STEPS, START, NARROW, RATE]: [number, Point, number, number] = [40, [-1.5, 0.8], 20, 0.1];
const turned = ([x, y]: Point, degrees: number): Point => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos * x - sin * y, sin * x + cos * y];
};
/** The loss at the end, in a valley that is turned together with the start. */
const lossOf = (name: OptimizerName, degrees: number): number => {
  const on = valley(NARROW, degrees);
  return on.loss(descend(on, turned(START, degrees), STEPS, { name, learningRate: RATE }).at(-1) ?? START);
};
const NAMES = ['sgd', 'momentum', 'muon', 'adam'] as const;

export default defineClaim({
  cites: [],
  domain: 'one valley of two weights, one start and one learning rate; for Muon the weights are a matrix of one column',
  measure: async (degrees: number = 45) => ({
    steps: STEPS,
    straight: NAMES.map((name) => lossOf(name, 0)),
    across: NAMES.map((name) => lossOf(name, degrees)),
  }),
  holds: ({ straight, across }) =>
    [0, 1, 2].every((k) => Math.abs((across[k] ?? 0) / (straight[k] ?? 1) - 1) < 0.02) &&
    Math.abs((across[3] ?? 0) / (straight[3] ?? 1) - 1) > 0.5,
  says: ({ steps, straight, across }) =>
    `After ${steps} steps in a valley along one weight, and in the same valley turned by 45° with its start, the loss is ${straight[0]?.toFixed(4)} and ${across[0]?.toFixed(4)} for SGD, ${straight[1]?.toFixed(4)} and ${across[1]?.toFixed(4)} for momentum, ${straight[2]?.toFixed(4)} and ${across[2]?.toFixed(4)} for Muon, but ${straight[3]?.toFixed(4)} and ${across[3]?.toFixed(4)} for Adam.`,
  breaks: { by: 'no turn', alteration: 0 },
});
