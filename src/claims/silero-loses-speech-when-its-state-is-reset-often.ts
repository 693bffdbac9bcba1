/** Claim: a Silero VAD whose state is reset in each frame misses most of the speech, and one reset each second some of it. */
import { defineClaim } from '../define.ts';
import { SECOND, sounds, stillFound, withSilero } from '../wild/silero-inside.ts';

const NOISES = [0, 0.3, 1];
/** Practically no reset: more frames than any of the sounds has. */
const NEVER = 1000;
const percent = (part: number) => `${part.toFixed(0)} %`;

export default defineClaim({
  cites: [],
  domain:
    'four voices under three levels of noise, from none to as loud as the voice; a frame counts from a probability of 0.5 on',
  slow: true,
  async measure(every: number = 1) {
    const all = await sounds(NOISES);
    const of = (version: 'v5' | 'v6') =>
      withSilero(version, (network) => ({
        eachFrame: 100 * stillFound(network, all, every),
        eachSecond: 100 * stillFound(network, all, Math.max(every, SECOND)),
      }));
    return { v5: await of('v5'), v6: await of('v6') };
  },
  holds: ({ v5, v6 }) =>
    [v5, v6].every(({ eachFrame, eachSecond }) => eachFrame < 50 && eachSecond > eachFrame + 20 && eachSecond < 95),
  says: ({ v5, v6 }) =>
    `Of the frames in which Silero VAD finds speech with its state carried, v5 still finds ${percent(v5.eachFrame)} if the state is set to zeros frame by frame, and ${percent(v5.eachSecond)} if that happens about once a second; for v6 it is ${percent(v6.eachFrame)} and ${percent(v6.eachSecond)}.`,
  breaks: { by: 'the state never reset', alteration: NEVER },
});
