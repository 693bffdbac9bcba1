/** Claim: Viterbi's algorithm finds the sequence with the highest score of all, in far fewer steps than trying them all. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { bestPath, eachByItself, scoreOfPath, type TagScores } from '../training/best-path.ts';

const [T, K, DRAWS] = [6, 4, 20];

function drawn(random: Random): TagScores {
  const row = () => Array.from({ length: K }, () => 2 * random.normal());
  return { steps: Array.from({ length: T }, row), from: row(), between: Array.from({ length: K }, row) };
}

/** The highest score of all sequences, each of them tried. */
function bestOfAll(scores: TagScores): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < K ** T; k++) {
    const path = Array.from({ length: T }, (_, t) => Math.floor(k / K ** t) % K);
    best = Math.max(best, scoreOfPath(scores, path));
  }
  return best;
}

export default defineClaim({
  cites: [],
  domain: 'up to 6 steps and 4 tags, scores drawn at random, up to 10 in size',
  measure: async (byItself: boolean = false) => {
    const random = new Random(3, 'paths');
    const draws = Array.from({ length: DRAWS }, () => drawn(random));
    const missed = draws.map(
      (scores) => bestOfAll(scores) - scoreOfPath(scores, byItself ? eachByItself(scores) : bestPath(scores)),
    );
    const alone = draws.filter((scores) => scoreOfPath(scores, eachByItself(scores)) < bestOfAll(scores) - 1e-9);
    return {
      draws: DRAWS,
      sequences: K ** T,
      sums: K + (T - 1) * K * K,
      missed: Math.max(...missed),
      alone: alone.length,
    };
  },
  holds: ({ missed, alone }) => Math.abs(missed) < 1e-9 && alone > 0,
  says: ({ draws, sequences, sums, alone }) =>
    `For ${T} steps and ${K} tags, Viterbi’s algorithm finds the best of all ${sequences} sequences with ${sums} sums, in each of ${draws} draws; taking the best tag of each step by itself misses it in ${alone} of them.`,
  breaks: { by: 'the best tag of each step by itself', alteration: true },
});
