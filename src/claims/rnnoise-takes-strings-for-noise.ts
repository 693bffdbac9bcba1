/** Claim: of music that has no noise, RNNoise takes much away, and of voices without noise nearly nothing. */
import { defineClaim } from '../define.ts';
import { louderWithoutNoise } from '../wild/rnnoise-inside.ts';
import type { Clip } from '../wild/rnnoise-sounds.ts';
import { VOICES } from '../wild/voices.ts';

export default defineClaim({
  cites: [],
  domain: 'three seconds of synthesized plucked strings, and four voices, all without added noise',
  slow: true,
  async measure(music: Clip = 'strings') {
    const voices: number[] = [];
    for (const voice of VOICES) voices.push(-(await louderWithoutNoise(voice)));
    return { music: -(await louderWithoutNoise(music)), voices: Math.max(...voices) };
  },
  holds: ({ music, voices }) => music > 5 && voices < 1,
  says: ({ music, voices }) =>
    `RNNoise makes clean plucked strings ${music.toFixed(1)} dB quieter, and the voice that loses most, among four without added noise, ${voices.toFixed(1)} dB.`,
  breaks: { by: 'a voice in the place of the strings', alteration: 'synthetic' as const },
});
