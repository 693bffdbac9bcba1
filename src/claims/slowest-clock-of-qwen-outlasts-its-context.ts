/** Claim: how many positions the slowest clock of Qwen3-8B takes for one turn, at its base and at the original one. */

import { defineClaim } from '../define.ts';
import { speeds } from '../models/parts/positions.ts';
import { counted } from '../units.ts';

const [WIDTH, CONTEXT] = [128, 40_960];
const period = (base: number) => (2 * Math.PI) / speeds(WIDTH, base).at(-1)!;

export default defineClaim({
  cites: ['qwen2025config'],
  domain: 'the published width, bases and context, counted',
  measure: async (base: number = 1_000_000) => ({ long: period(base), original: period(10_000), context: CONTEXT }),
  holds: ({ long, original, context }) => long > 100 * context && long > 50 * original,
  says: ({ long, original, context }) =>
    `With heads of ${WIDTH} numbers the slowest pair of a rotary encoding takes ${(long / 1e6).toFixed(1)} million positions for a turn at a base of 1,000,000, and ${counted(Math.round(original))} at one of 10,000; the context of Qwen3-8B is ${counted(context)}.`,
  breaks: { by: 'the original base', alteration: 10_000 },
});
