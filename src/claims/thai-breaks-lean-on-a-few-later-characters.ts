/** Claim: what the Thai network decides about a break depends on the characters after it, and on few of them. */
import { defineClaim } from '../define.ts';
import { loadThai } from '../wild/thai.ts';
import { decidedOtherwise, thaiRuns } from '../wild/thai-inside.ts';

const [RUNS, FEW, MORE] = [60, 4, 8];
const percent = (fraction: number) => `${(100 * fraction).toFixed(1)} %`;

export default defineClaim({
  cites: [],
  domain: 'runs of Thai from these texts, at the places inside a run',
  slow: true,
  async measure(hidden: number = 0) {
    const [network, runs] = await Promise.all([loadThai(), thaiRuns(RUNS)]);
    const [none, few, more] = [hidden, FEW, MORE].map((ahead) => 100 * decidedOtherwise(network, runs, ahead));
    return {
      runs: runs.length,
      characters: runs.join('').length,
      few: FEW,
      more: MORE,
      withNone: none,
      withFew: few,
      withMore: more,
    };
  },
  holds: ({ withNone, withFew, withMore }) => withNone > 3 && withFew < withNone / 2 && withMore < withNone / 5,
  says: ({ runs, few, more, withNone, withFew, withMore }) =>
    `In ${runs} runs of Thai, the network of ICU4X decides differently about a break at ${percent(withNone / 100)} of the places if the characters after them are hidden, at ${percent(withFew / 100)} if it sees ${few} of them, and at ${percent(withMore / 100)} if it sees ${more}.`,
  breaks: { by: 'the later characters shown in all cases', alteration: 400 },
});
