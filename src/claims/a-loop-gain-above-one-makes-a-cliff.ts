/** Claim: with a gain above 1 the steepest gradient of the loss grows by that factor with every step of the sequence. */
import { defineClaim, inPowers } from '../define.ts';
import { lossAlong } from '../training/cliff.ts';

const [LENGTHS, LOW, HIGH] = [[10, 20, 30], 0.8, 1.5];

/** The steepest gradient at a bias of 0, where the cliff stands. */
const steepest = (gain: number) => LENGTHS.map((steps) => Math.abs(lossAlong({ gain, steps }, [0]).slope[0]!));

export default defineClaim({
  cites: ['pascanu2013'],
  domain: 'one tanh unit without input at a bias of 0; growth with every step at any gain above 1, up to 40 steps',
  measure: async (high: number = HIGH) => ({ lengths: LENGTHS, low: steepest(LOW), high: steepest(high) }),
  holds: ({ low, high }) => high[2]! / high[1]! > 20 && low[2]! / low[1]! < 1.2,
  says: ({ lengths, low, high }) =>
    `In a tanh unit that feeds its output back to itself, the gradient of the loss at a bias of 0 is ${high.map(inPowers).join(', ')} after ${lengths.join(', ')} steps with a gain of ${HIGH}, and ${low.map((gradient) => gradient.toFixed(1)).join(', ')} with a gain of ${LOW}.`,
  breaks: { by: 'a gain of 0.9 in the place of 1.5', alteration: 0.9 },
});
