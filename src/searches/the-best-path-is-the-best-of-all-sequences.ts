/** The score of the path that Viterbi's algorithm finds, against every other sequence of tags. */
import { array, double } from 'fast-check';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { bestPath, eachByItself, scoreOfPath, type TagScores } from '../training/best-path.ts';

const score = double({ min: -10, max: 10, noNaN: true });
const rows = (count: number, width: number) =>
  array(array(score, { minLength: width, maxLength: width }), { minLength: count, maxLength: count });

export default defineSearch({
  cases: sizes(6).chain((T) => sizes(4).chain((K) => rows(T + K + 1, K).map((all) => ({ T, K, all })))),
  holds({ T, K, all }, altered) {
    const scores: TagScores = { steps: all.slice(0, T), from: all[T] ?? [], between: all.slice(T + 1) };
    const found = scoreOfPath(scores, (altered ? eachByItself : bestPath)(scores));
    return Array.from({ length: K ** T }, (_, k) => k).every(
      (k) =>
        scoreOfPath(
          scores,
          Array.from({ length: T }, (_, t) => Math.floor(k / K ** t) % K),
        ) <=
        found + 1e-9,
    );
  },
  breaks: 'the best tag of each step by itself',
  runs: 60,
});
