/** How many key-value pairs linear attention and softmax attention read back, by the size of what each keeps. */
import { Random } from '../random.ts';
import { type Keys, storePairs } from './linear-forms.ts';

/** The widths that are compared, and the draws whose mean is taken at each. */
export const WIDTHS = [4, 8, 12, 16, 20, 24, 28, 32];
const DRAWS = 3;

/** At one width: the numbers that each kind of attention keeps, and the pairs that each reads back, in the mean. */
export interface RecallAt {
  width: number;
  state: number;
  cache: number;
  linear: number;
  softmax: number;
  /** The largest difference between the two ways of computing linear attention: as a matrix and as a recurrence. */
  apart: number;
}

/** Numbers in the state of linear attention of width d: a matrix and its normalizer. */
const stateOf = (d: number) => d * d + d;

/** `pairs` are written and each is asked for once; see `storePairs`. */
export const recallBySize = (pairs: number, keys: Keys, seed: number): RecallAt[] =>
  WIDTHS.map((width) => {
    const draws = Array.from({ length: DRAWS }, (_, k) =>
      storePairs(pairs, width, new Random(seed, `recall ${width} ${k}`), keys),
    );
    const mean = (of: (one: (typeof draws)[number]) => number) => draws.reduce((sum, one) => sum + of(one), 0) / DRAWS;
    const apart = draws.map(({ state, matrix }) =>
      Math.max(...state.map((value, k) => Math.abs(value - (matrix[k] ?? 0)))),
    );
    return {
      width,
      state: stateOf(width),
      cache: 2 * width * pairs,
      linear: pairs * mean(({ linearRecall }) => linearRecall),
      softmax: pairs * mean(({ softmaxRecall }) => softmaxRecall),
      apart: Math.max(...apart),
    };
  });
