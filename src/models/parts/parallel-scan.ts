/** The parallel scan: all states of a linear recurrence by combining steps in pairs, in as few rounds as doubling takes. */

/** A stretch of steps as one: h ← a h + b. A single step of the recurrence is one, too. */
export interface Stretch {
  a: number;
  b: number;
}

/**
 * Two stretches, one after the other, as one stretch. The grouping of three does not matter (it is associative), and so
 * no state has to be known to combine them.
 *   a = a_2 a_1    what is left of the state before both
 *   b = a_2 b_1 + b_2    what the first wrote, as the second leaves it, and what the second wrote
 */
export const combine = (first: Stretch, second: Stretch): Stretch => ({
  a: second.a * first.a,
  b: second.a * first.b + second.b,
});

/** Every state, one step after the other, from a state of 0. `bend` is what the state passes after each step: nothing, if linear. */
export function inOrder(steps: Stretch[], bend: (h: number) => number = (h) => h): number[] {
  let h = 0;
  return steps.map(({ a, b }) => (h = bend(a * h + b)));
}

/**
 * The rounds of a scan: before the first each position knows its own step, and in round r, counted from 1, it joins what
 * the position 2^(r-1) before it knows. The last round has at every position the stretch from the start: its b is the
 * state. All positions of a round can be computed at once.
 */
export function rounds(steps: Stretch[]): Stretch[][] {
  const all = [steps];
  for (let back = 1; back < steps.length; back *= 2) {
    const known = all.at(-1)!;
    all.push(known.map((stretch, t) => (t >= back ? combine(known[t - back]!, stretch) : stretch)));
  }
  return all;
}
