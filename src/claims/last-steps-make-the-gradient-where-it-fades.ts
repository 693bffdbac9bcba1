/** Claim: a few last steps make up the gradient of a fresh network where it fades with lag, and not where it grows. */
import { defineClaim } from '../define.ts';
import { fractionsOf, freshStepGradients } from '../training/step-gradients.ts';

const [STEPS, WINDOW, SEEDS] = [24, 6, [1, 2, 3, 4, 5, 6, 7]];
const middleOf = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** What the last steps hold of the gradient, for each seed. */
const held = (radius: number, window: number) =>
  SEEDS.map((seed) =>
    fractionsOf(freshStepGradients('identity', radius, STEPS, seed).made)
      .slice(-window)
      .reduce((sum, share) => sum + share, 0),
  );

export default defineClaim({
  cites: [],
  domain: 'linear RNNs with small normal inputs, these radii and seven draws',
  async measure(window: number = WINDOW) {
    const [fading, growing] = [held(0.7, window), held(1.2, window)];
    return {
      steps: STEPS,
      window,
      fading: middleOf(fading),
      fadingLeast: Math.min(...fading),
      growing: middleOf(growing),
      growingMost: Math.max(...growing),
    };
  },
  holds: ({ fadingLeast, growing }) => fadingLeast > 0.8 && growing < 0.4,
  says: ({ steps, window, fading, fadingLeast, growing, growingMost }) =>
    `In a fresh linear RNN the last ${window} of ${steps} steps contribute ${(100 * fading).toFixed(0)} % of the gradient of U if its spectral radius is 0.7 ` +
    `(at least ${(100 * fadingLeast).toFixed(0)} %), and ${(100 * growing).toFixed(0)} % if it is 1.2 (at most ${(100 * growingMost).toFixed(0)} %); medians and extremes of ${SEEDS.length} draws.`,
  breaks: { by: 'a window of all steps', alteration: STEPS },
});
