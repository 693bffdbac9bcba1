/** How far apart two states, or two guesses, are. */

/** The distance of two states a unit, as the root of the mean square. */
export const stateDistance = (a: number[], b: number[]): number =>
  Math.sqrt(a.reduce((sum, value, k) => sum + (value - b[k]!) ** 2, 0) / a.length);

/** How much of its chances one guess would have to move to become the other: 0 for the same, 1 for nothing in common. */
export const guessDistance = (a: number[], b: number[]): number =>
  a.reduce((sum, value, k) => sum + Math.abs(value - b[k]!), 0) / 2;
