/** The kind of case that a model of the registry makes of its facts. */
import type { Model } from '../models/facts.ts';
import type { Kind, Sizes } from './kinds.ts';
import { turned } from './turned.ts';

/**
 * A model of the registry under its own names of weights and states, one head where it has heads: what its facts name.
 * A state of a vector is [B,H] and has a gradient; `h0` and `S0` are states before the first step, `hT` and `ST` the last.
 */
export function ownKind({ cell, weights, states }: Model): Kind {
  const sizesOf = ({ I, H }: Sizes) => ({ D: I, H, N: 0, depth: 1, T: 0 });
  const statesOf = (sizes: Sizes, suffix: string) =>
    Object.fromEntries(
      Object.entries(states(sizesOf(sizes))).map(([name, shape]) => [`${name}${suffix}`, [sizes.B, ...shape]]),
    );
  return {
    letters: ['T', 'B', 'I', 'H'],
    group: 'weights',
    grouped: (sizes) => weights(sizesOf(sizes)),
    given: ({ T, B, I, ...rest }) => ({ x: [T, B, I], ...statesOf({ T, B, I, ...rest }, '0') }),
    results: (sizes) => ({ y: [sizes.T, sizes.B, sizes.H], ...statesOf(sizes, 'T') }),
    // The last h is the last row of y: a file may say it twice.
    optional: ['hT'],
    cell,
    compute(given, along, made, sizes) {
      const names = Object.keys(states(sizesOf(sizes)));
      const first = Object.fromEntries(names.map((name) => [name, given[`${name}0`]]));
      const cell = made!;
      const { h, last } = along(cell, given, turned(given.x), { ...cell.zero(given, sizes.B), ...first });
      return { y: turned(h), ...Object.fromEntries(names.map((name) => [`${name}T`, last[name]])) };
    },
  };
}
