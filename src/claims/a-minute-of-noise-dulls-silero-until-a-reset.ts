/** Claim: after a minute of loud noise Silero VAD finds less of the speech that follows than from a fresh state. */
import { defineClaim } from '../define.ts';
import { blank } from '../wild/silero.ts';
import { afterNoise, foundFrom, sounds, withSilero } from '../wild/silero-inside.ts';

const [SECONDS, LOUD, NOISES] = [60, 0.1, [0.3]];
const percent = (part: number) => `${part.toFixed(0)} %`;

export default defineClaim({
  cites: [],
  domain:
    'white noise with a root mean square of 0.1 (full scale is 1), then four voices under noise 0.3 times as loud as they are; a frame counts from a probability of 0.5 on',
  slow: true,
  async measure(loud: number = LOUD) {
    const all = await sounds(NOISES);
    const of = (version: 'v5' | 'v6') =>
      withSilero(version, (network) => ({
        fresh: 100 * foundFrom(network, all, blank()),
        after: 100 * foundFrom(network, all, afterNoise(network, SECONDS, loud)),
      }));
    return { seconds: SECONDS, v5: await of('v5'), v6: await of('v6') };
  },
  holds: ({ v5, v6 }) => [v5, v6].every(({ fresh, after }) => fresh > 60 && after < fresh - 10),
  says: ({ seconds, v5, v6 }) =>
    `From a fresh state, Silero VAD finds speech in ${percent(v5.fresh)} (v5) and ${percent(v6.fresh)} (v6) of the frames of four noisy voices; with the state that ${seconds} s of loud white noise leave behind, it is ${percent(v5.after)} and ${percent(v6.after)}.`,
  breaks: { by: 'noise a thousand times softer', alteration: LOUD / 1000 },
});
