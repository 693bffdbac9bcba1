/** From the rounds of a runner to numbers: its best and its median. */

/** Milliseconds a call. */
export interface Times {
  bestMs: number;
  medianMs: number;
}

/** The middle of some numbers; of an even count of them, the mean of the middle two. */
export function medianOf(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle - 0.5)]! + sorted[Math.floor(middle - 0.5)]!) / 2;
}

/** The shortest and the middle of the rounds. */
export const timesOf = (rounds: number[]): Times => ({ bestMs: Math.min(...rounds), medianMs: medianOf(rounds) });
