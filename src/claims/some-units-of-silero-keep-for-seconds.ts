/** Claim: most units of Silero VAD forget within a few frames, and some keep what they have for seconds. */
import { defineClaim } from '../define.ts';
import { MILLISECONDS } from '../wild/silero-frame.ts';
import { halfLives, sounds, withSilero } from '../wild/silero-inside.ts';

const NOISES = [0, 0.3];
const LONG = 1000;

export default defineClaim({
  cites: [],
  domain: 'the forget gates of the shipped networks on four voices, without noise and with some, in the geometric mean',
  slow: true,
  async measure(added: number = 0) {
    const all = await sounds(NOISES);
    const of = async (version: 'v5' | 'v6') => {
      const lives = await withSilero(
        version,
        (network) => halfLives(network, all),
        (weights) => {
          const { shape, data } = weights['lstm.bW'];
          const H = shape[0] / 4;
          const biased = data.map((value, k) => (k >= H && k < 2 * H ? value + added : value));
          return { ...weights, 'lstm.bW': { shape, data: biased } };
        },
      );
      const sorted = lives.map((frames) => frames * MILLISECONDS).sort((a, b) => a - b);
      return {
        median: sorted[sorted.length / 2],
        long: sorted.filter((one) => one > LONG).length,
        units: sorted.length,
      };
    };
    return { v5: await of('v5'), v6: await of('v6') };
  },
  holds: ({ v5, v6 }) => [v5, v6].every(({ median, long, units }) => median < 200 && long > 5 && long < units / 3),
  says: ({ v5, v6 }) =>
    `Half of the ${v5.units} units of Silero VAD have half-lives below ${v5.median.toFixed(0)} ms (v5) and ${v6.median.toFixed(0)} ms (v6), which is about one frame of 32 ms; those of ${v5.long} and ${v6.long} units are longer than a second.`,
  breaks: { by: 'forget biases raised by 8', alteration: 8 },
});
