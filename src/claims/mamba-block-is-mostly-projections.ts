/** Claim: most weights of a Mamba block are its two projections. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { mamba } from '../models/mamba/layer.ts';
import { Random } from '../random.ts';

const N = 16;

export default defineClaim({
  cites: ['mambassm2026'],
  domain: 'widths from 21 up, with 16 numbers of state per channel',
  measure: async (width: number = 256) =>
    scope(() => {
      const { Win, Wout, ...rest } = mamba().weights({ D: width, H: width, N }, new Random(0));
      const projections = Win.size + Wout.size;
      return { width, projections, all: Object.values(rest).reduce((sum, { size }) => sum + size, projections) };
    }),
  holds: ({ width, projections, all }) => projections === 6 * width ** 2 && projections > 0.8 * all,
  says: ({ width, projections, all }) =>
    `In a Mamba block of width ${width} with ${N} numbers of state per channel, the input and output projections hold ${projections.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} weights, or ${((100 * projections) / all).toFixed(0)} %.`,
  breaks: { by: 'a block of width 4', alteration: 4 },
});
