/** Claim: in a linear RNN an orthogonal matrix keeps the length of the state; random matrices of the same size do not. */
import { defineClaim, inPowers } from '../define.ts';
import { stateFrom } from '../training/start-matrices.ts';
import type { StartName } from '../training/start-names.ts';

const [STEPS, SEEDS] = [61, [0, 1, 2, 3, 4]];

export default defineClaim({
  cites: ['saxe2014'],
  domain:
    'linear networks without input, any orthogonal matrix of 2 to 24 units and any first state, up to 60 steps, in float32',
  measure: async (first: StartName = 'orthogonal') => {
    const left = (name: StartName) =>
      stateFrom({ name, gain: 1, activation: 'identity', inputScale: 1 }, SEEDS, STEPS).at(-1) ?? 0;
    return { steps: STEPS - 1, orthogonal: left(first), gaussian: left('gaussian'), pytorch: left('pytorch') };
  },
  holds: ({ orthogonal, pytorch }) => Math.abs(orthogonal - 1) < 1e-3 && pytorch < 1e-6,
  says: ({ steps, orthogonal, gaussian, pytorch }) =>
    `After ${steps} steps of a linear network without input, the state is ${orthogonal.toFixed(3)} times as long as at the start if the recurrent matrix is orthogonal, ${gaussian.toFixed(2)} times if its entries are normal with variance 1/H, and ${inPowers(pytorch)} times from PyTorch’s uniform start (medians of ${SEEDS.length} draws).`,
  breaks: { by: 'PyTorch’s start in the place of an orthogonal one', alteration: 'pytorch' },
});
