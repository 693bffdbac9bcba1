/** Claim: tanh keeps a fresh RNN with a large radius from exploding as the linear one does. */
import { defineClaim, inPowers } from '../define.ts';
import { gradientAtRadius } from '../training/gradient-lag.ts';

const [LAG, RADIUS] = [50, 1.2];

export default defineClaim({
  cites: ['pascanu2013'],
  domain: 'small normal inputs, one radius, one lag and three draws',
  measure: async (other: 'tanh' | 'identity' = 'tanh') => ({
    linear: gradientAtRadius('identity', RADIUS, LAG),
    tanh: gradientAtRadius(other, RADIUS, LAG),
  }),
  holds: ({ linear, tanh }) => linear > 100 && tanh < linear / 100,
  says: ({ linear, tanh }) =>
    `With spectral radius ${RADIUS} and small inputs, the gradient ${LAG} steps back, divided by that at lag 0, is ${inPowers(linear)} in the linear RNN and ${tanh.toPrecision(1)} in the tanh RNN (medians of 3 draws).`,
  breaks: { by: 'a linear network in the place of the tanh network', alteration: 'identity' },
});
