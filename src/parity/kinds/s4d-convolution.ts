/** S4D as the convolution that it is, too: the same numbers as its recurrence from a state of zeros. */
import { convolved, type S4dWeights } from '../../models/s4d/cell.ts';
import type { Kind } from '../kinds.ts';
import { turned } from '../turned.ts';
import { weights } from './s4d.ts';

export default {
  letters: ['T', 'B', 'H', 'N'],
  group: 'weights',
  grouped: weights,
  given: ({ T, B, H }) => ({ x: [T, B, H] }),
  results: ({ T, B, H }) => ({ y: [T, B, H] }),
  optional: [],
  isFused: true,
  compute: ({ x, ...model }) => ({ y: turned(convolved(model as S4dWeights, turned(x))) }),
} satisfies Kind;
