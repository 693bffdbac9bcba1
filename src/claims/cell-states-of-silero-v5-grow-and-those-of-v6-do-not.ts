/** Claim: carried through minutes of speech, the largest cell state of Silero VAD v5 keeps growing; that of v6 stays. */
import { defineClaim } from '../define.ts';
import { counted } from '../units.ts';
import { largestCells, sounds, withSilero } from '../wild/silero-inside.ts';

const [ROUNDS, NOISES] = [12, [0.3]];

export default defineClaim({
  cites: [],
  domain:
    'the same four voices under noise 0.3 times as loud, again and again, with the state carried from one to the next',
  slow: true,
  async measure(rounds: number = ROUNDS) {
    const all = await sounds(NOISES);
    const seconds = (rounds * all.reduce((sum, { length }) => sum + length, 0)) / 16_000;
    const of = (version: 'v5' | 'v6') => withSilero(version, (network) => largestCells(network, all, rounds));
    const [v5, v6] = [await of('v5'), await of('v6')];
    const ends = (all: number[]) => ({ first: all[0] ?? 0, last: all.at(-1) ?? 0 });
    return { minutes: seconds / 60, v5: ends(v5), v6: ends(v6) };
  },
  holds: ({ v5, v6 }) => v5.last > 5 * v5.first && v6.last < 2 * v6.first,
  says: ({ minutes, v5, v6 }) =>
    `Carried through ${minutes.toFixed(1)} minutes of four noisy voices, the largest cell state of Silero VAD v5 grows from ${counted(Math.round(v5.first))} after the first round to ${counted(Math.round(v5.last))}; that of v6 is ${counted(Math.round(v6.first))} and then ${counted(Math.round(v6.last))}.`,
  breaks: { by: 'one round only', alteration: 1 },
});
