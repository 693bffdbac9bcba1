/** Claim: a gated feed-forward layer of two thirds of the inner width has as many weights as a plain one. */
import { defineClaim } from '../define.ts';
import { counted } from '../units.ts';

const H = 768;

export default defineClaim({
  cites: ['shazeer2020', 'metallama2024'],
  domain: 'matrices alone, biases left out; an inner width that three divides',
  formula: true,
  measure: async (inner: number = (8 / 3) * H) => ({
    width: H,
    plainInner: 4 * H,
    gatedInner: inner,
    plain: 2 * H * 4 * H,
    gated: 3 * H * inner,
  }),
  holds: ({ plain, gated }) => plain === gated,
  says: ({ width, plainInner, gatedInner, plain, gated }) =>
    `At a width of ${width} a plain feed-forward layer of ${counted(plainInner)} inner units has ${counted(plain)} weights in 2 matrices, and a gated one of ${counted(gatedInner)} has ${counted(gated)} in 3.`,
  breaks: { by: 'a gated layer as wide inside', alteration: 4 * H },
});
