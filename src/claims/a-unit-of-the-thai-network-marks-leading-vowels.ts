/** Claim: a unit of the Thai network tells the vowels that are written before their consonant from all other characters. */
import { defineClaim } from '../define.ts';
import { loadThai } from '../wild/thai.ts';
import { bestMarker, thaiRuns } from '../wild/thai-inside.ts';

const [RUNS, LEVEL] = [80, 0.3];
/** The vowels that are written before the consonant after which they are spoken. */
const LEADING = /[\u0e40-\u0e44]/;

export default defineClaim({
  cites: [],
  domain: 'runs of Thai from these texts; the unit is chosen on one half of them and measured on the other',
  async measure(later: number = 0) {
    const [network, runs] = await Promise.all([loadThai(), thaiRuns(RUNS)]);
    const { unit, sign, hits, others } = bestMarker(network, runs, LEADING, LEVEL, later);
    return { unit, sign, level: LEVEL, hits: 100 * hits, others: 100 * others };
  },
  holds: ({ hits, others }) => hits > 85 && others < 10,
  says: ({ unit, sign, level, hits, others }) =>
    `The hidden state of unit ${unit} of the forward LSTM is ${sign < 0 ? `below −${level}` : `above ${level}`} at ${hits.toFixed(0)} % of the vowels written before their consonant and at ${others.toFixed(0)} % of the other characters, on texts on which the unit was not chosen.`,
  breaks: { by: 'the character two places later in the place of the one that is read', alteration: 2 },
});
