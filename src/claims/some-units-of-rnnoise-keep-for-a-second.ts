/** Claim: most units of RNNoise forget within two frames, and a few keep their state for about a second. */
import { defineClaim } from '../define.ts';
import { loadProgram } from '../wild/rnnoise-file.ts';
import { halfLives, withUpdateBias } from '../wild/rnnoise-inside.ts';

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];

export default defineClaim({
  cites: [],
  domain: 'two voices in hiss half as loud; the geometric mean of the update gates, over all frames',
  slow: true,
  async measure(added: number = 0) {
    await loadProgram();
    const { vad, noise, denoise } = await halfLives((weights) => withUpdateBias(weights, added));
    const [all, most] = [[...vad, ...noise, ...denoise], Math.max];
    return {
      median: median(all),
      vad: most(...vad) / 1000,
      noise: most(...noise) / 1000,
      denoise: most(...denoise) / 1000,
      longer: all.filter((life) => life > 200).length,
      units: all.length,
    };
  },
  holds: ({ median: middle, vad, noise, denoise }) =>
    middle < 20 && vad > 0.3 && Math.max(noise, denoise) > 0.8 && Math.max(noise, denoise) < 5,
  says: ({ median: middle, vad, noise, denoise, longer, units }) =>
    `Half of the ${units} units of RNNoise have a half-life of ${middle.toFixed(0)} ms or less, ${longer} have one of more than 200 ms, and the longest is ${vad.toFixed(1)} s in the first GRU, ${noise.toFixed(1)} s in the second and ${denoise.toFixed(1)} s in the third.`,
  breaks: { by: 'the biases of all update gates raised by 3', alteration: 3 },
});
