/** Claim: a unit of libopus' network tells speech from music and noise by itself, in clips in which it was not chosen. */
import { defineClaim } from '../define.ts';
import { loadOpus } from '../wild/opus.ts';
import { bestMarker } from '../wild/opus-inside.ts';

const LEVEL = 0.5;

export default defineClaim({
  cites: [],
  domain:
    'a unit chosen on read speech, strings and drums, and measured on synthesized speech, a band, a sung vowel and white noise',
  async measure(level: number = LEVEL) {
    const { unit, sign, hits, others } = await bestMarker(await loadOpus(), level);
    return { unit, sign, level, hits: 100 * hits, others: 100 * others };
  },
  holds: ({ hits, others }) => hits > 85 && others < 10,
  says: ({ unit, sign, level, hits, others }) =>
    `The state of unit ${unit} is ${sign < 0 ? `below −${level}` : `above ${level}`} in ${hits.toFixed(0)} % of the frames of speech and in ${others.toFixed(0)} % of the frames of music and noise, in clips in which the unit was not chosen.`,
  breaks: { by: 'asking for states near 1 instead', alteration: 0.999 },
});
