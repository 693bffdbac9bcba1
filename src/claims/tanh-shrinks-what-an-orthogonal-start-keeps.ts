/** Claim: an orthogonal start keeps the gradient in a linear RNN; with tanh it shrinks, the more the larger the inputs are. */
import { defineClaim, inPowers } from '../define.ts';
import { gradientFrom } from '../training/start-matrices.ts';
import type { StartName } from '../training/start-names.ts';

const [LAG, SEEDS] = [50, [0, 1, 2, 3, 4]];

export default defineClaim({
  cites: ['saxe2014', 'le2015'],
  domain: 'fresh RNNs of 24 units, normal inputs of standard deviation 0.1 and 1, one lag and five draws',
  measure: async (name: StartName = 'orthogonal') => {
    const at = (activation: 'identity' | 'tanh' | 'relu', inputScale: number, start: StartName = name) =>
      gradientFrom({ name: start, gain: 1, activation, inputScale }, SEEDS, LAG + 1)[LAG] ?? 0;
    return {
      linear: at('identity', 1),
      small: at('tanh', 0.1),
      full: at('tanh', 1),
      relu: at('relu', 1),
      irnn: at('relu', 1, 'identity'),
    };
  },
  holds: ({ linear, small, full, relu, irnn }) =>
    linear > 0.3 && small < linear && full < small / 100 && relu < 1e-3 && irnn > 1000 * relu,
  says: ({ linear, small, full, relu, irnn }) =>
    `In a fresh RNN whose recurrent matrix is orthogonal, the gradient of an input ${LAG} steps back, divided by that at lag 0, is ${linear.toFixed(2)} in a linear network, ${small.toFixed(2)} with tanh and small inputs, ${inPowers(full)} with tanh and inputs of full size and ${inPowers(relu)} with ReLU; with ReLU and the identity it is ${irnn.toFixed(2)} (medians of ${SEEDS.length} draws).`,
  breaks: { by: 'PyTorch’s start in the place of an orthogonal one', alteration: 'pytorch' },
});
