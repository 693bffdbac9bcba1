/** Claim: RNNoise does not take other voices away, however unwanted they are. */
import { defineClaim } from '../define.ts';
import { ratios } from '../wild/rnnoise-inside.ts';
import type { Noise } from '../wild/rnnoise-sounds.ts';

const NOISE = 60;

export default defineClaim({
  cites: [],
  domain: 'four voices, each under the other three together or under hiss, 60 % as loud as it is',
  slow: true,
  async measure(kind: Noise = 'voices') {
    const [voices, hiss] = [await ratios(kind, NOISE), await ratios('hiss', NOISE)];
    return { before: voices.before, voices: voices.after, hiss: hiss.after };
  },
  holds: ({ before, voices, hiss }) => voices < before + 1 && hiss > before + 4,
  says: ({ before, voices, hiss }) =>
    `Under the other three voices, the ratio of a voice to the rest of the sound goes from ${before.toFixed(1)} to ${voices.toFixed(1)} dB, and under hiss as loud as these from ${before.toFixed(1)} to ${hiss.toFixed(1)} dB.`,
  breaks: { by: 'hiss in the place of the other voices', alteration: 'hiss' as const },
});
