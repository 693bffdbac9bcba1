/** Claim: with its states set to zero before each frame, RNNoise takes less of the noise away. */
import { defineClaim } from '../define.ts';
import { ratios } from '../wild/rnnoise-inside.ts';

const NOISE = 60;

export default defineClaim({
  cites: [],
  domain:
    'four voices in hiss that is 60 % as loud; all that differs from the voice without hiss counts as noise; the program of @jitsi/rnnoise-wasm 0.2.1',
  slow: true,
  async measure(forgets: boolean = false) {
    const [carried, forgotten] = [await ratios('hiss', NOISE, forgets), await ratios('hiss', NOISE, true)];
    return { before: carried.before, carried: carried.after, forgotten: forgotten.after };
  },
  holds: ({ before, carried, forgotten }) => carried > forgotten + 2 && forgotten > before,
  says: ({ before, carried, forgotten }) =>
    `RNNoise raises the ratio of signal to noise from ${before.toFixed(1)} to ${carried.toFixed(1)} dB in the mean of four voices, and to ${forgotten.toFixed(1)} dB if the states of its GRUs are set to zero before each frame.`,
  breaks: { by: 'forgetting the states in both runs', alteration: true },
});
