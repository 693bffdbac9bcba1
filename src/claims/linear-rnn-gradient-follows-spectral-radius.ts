/** Claim: in a linear RNN the gradient shrinks or grows with lag as the spectral radius says. */
import { defineClaim, inPowers } from '../define.ts';
import { gradientAtRadius } from '../training/gradient-lag.ts';

const LAG = 50;

export default defineClaim({
  cites: ['pascanu2013'],
  domain: 'linear RNNs with small normal inputs, these radii, one lag and three draws',
  measure: async (radii: number[] = [0.8, 1, 1.2]) => ({
    radii,
    ratios: radii.map((radius) => gradientAtRadius('identity', radius, LAG)),
  }),
  holds: ({ ratios: [small, one, large] }) => small! < 1e-3 && one! > 0.05 && one! < 20 && large! > 100,
  says: ({ radii, ratios }) =>
    `In a fresh linear RNN the gradient of an input ${LAG} steps back, divided by that at lag 0, is ${inPowers(ratios[0]!)} when the spectral radius is ${radii[0]}, ` +
    `${ratios[1]!.toFixed(1)} when it is ${radii[1]} and ${inPowers(ratios[2]!)} when it is ${radii[2]} (medians of 3 draws).`,
  breaks: { by: 'radius 1 all three times', alteration: [1, 1, 1] },
});
