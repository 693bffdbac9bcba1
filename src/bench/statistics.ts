/** From the rounds of a runner to numbers: its best and its median, and how many times as long a peer takes. */

/** Milliseconds a call. */
export interface Times {
  bestMs: number;
  medianMs: number;
}

/** The shortest and the middle of the rounds; of an even number of them, the mean of the middle two. */
export function timesOf(rounds: number[]): Times {
  const sorted = [...rounds].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return { bestMs: sorted[0]!, medianMs: (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2 };
}

/** A peer's time over ours: above 1, ours is the quicker. Best round over best round, median over median. */
export const ratio = (peer: Times, ours: Times) =>
  ({ best: peer.bestMs / ours.bestMs, median: peer.medianMs / ours.medianMs });
