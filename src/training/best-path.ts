/** The sequence of tags with the highest total score, by Viterbi's algorithm, and the tag of each step by itself. */

/** Scores of tags: `steps` [T][K] of each tag at each step, `from` [K] at the start, `between` [K][K] from row to column. */
export interface TagScores {
  steps: number[][];
  from: number[];
  between: number[][];
}

const indexOfLargest = (values: number[]) => values.indexOf(Math.max(...values));

/** The highest score of each step taken by itself; of equal ones the first. */
export const eachByItself = ({ steps }: TagScores): number[] => steps.map(indexOfLargest);

/** The sum of the scores of a sequence of tags, transitions included. */
export const scoreOfPath = ({ steps, from, between }: TagScores, path: number[]): number =>
  path.reduce((sum, tag, t) => {
    const before = path[t - 1];
    const move = before === undefined ? from[tag] : between[before]?.[tag];
    return sum + (move ?? 0) + (steps[t]?.[tag] ?? 0);
  }, 0);

/**
 * The sequence whose score is highest (Viterbi 1967): for each tag of a step only the best way to reach it is kept, so the
 * work grows with T · K² and not with K to the power of T. Empty for no steps.
 */
export function bestPath({ steps, from, between }: TagScores): number[] {
  const [first, ...later] = steps;
  if (!first) return [];
  let best = first.map((score, tag) => score + (from[tag] ?? 0));
  const cameFrom = later.map((scores) => {
    const ways = scores.map((_, tag) => best.map((sum, before) => sum + (between[before]?.[tag] ?? 0)));
    const chosen = ways.map(indexOfLargest);
    best = scores.map((score, tag) => score + Math.max(...(ways[tag] ?? [])));
    return chosen;
  });
  const path = [indexOfLargest(best)];
  for (const chosen of cameFrom.reverse()) path.unshift(chosen[path[0] ?? 0] ?? 0);
  return path;
}
