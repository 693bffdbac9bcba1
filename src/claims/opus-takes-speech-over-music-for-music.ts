/** Claim: where somebody speaks over softer music, libopus' network hears music. */
import { defineClaim } from '../define.ts';
import { loadOpus } from '../wild/opus.ts';
import { shareOfMusic } from '../wild/opus-inside.ts';
import type { Clip } from '../wild/opus-names.ts';

export default defineClaim({
  cites: [],
  domain: 'one clip of read speech over strings, bass and drums that are half as strong (6 dB below the voice)',
  async measure(mixed: Clip = 'over') {
    const network = await loadOpus();
    return { over: 100 * (await shareOfMusic(network, mixed)), alone: 100 * (await shareOfMusic(network, 'read')) };
  },
  holds: ({ over, alone }) => over > 90 && alone < 5,
  says: ({ over, alone }) =>
    `Of the frames of a voice over music half as strong, ${over.toFixed(0)} % count as music; of those of the voice alone, ${alone.toFixed(0)} %.`,
  breaks: { by: 'leaving the music out', alteration: 'read' as const },
});
