/** Claim: without its state, libopus' network takes more frames of speech for music, and of music for speech. */
import { defineClaim } from '../define.ts';
import { loadOpus } from '../wild/opus.ts';
import { correct } from '../wild/opus-inside.ts';

export default defineClaim({
  cites: [],
  domain:
    'read and synthesized speech, and synthesized strings, band, drums and a sung vowel; the more probable of speech and music counts',
  async measure(forgets: boolean = false) {
    const network = await loadOpus();
    return { carried: 100 * (await correct(network, forgets)), forgotten: 100 * (await correct(network, true)) };
  },
  holds: ({ carried, forgotten }) => carried > 95 && 100 - forgotten > 3 * (100 - carried),
  says: ({ carried, forgotten }) =>
    `With its state carried from frame to frame the network judges ${carried.toFixed(1)} % of the frames of speech or music correctly; with the state set to zero before each frame it is ${forgotten.toFixed(1)} %.`,
  breaks: { by: 'forgetting the state in both runs', alteration: true },
});
