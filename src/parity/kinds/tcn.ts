/** The temporal convolutional network of two blocks with two taps each: I inputs, H units. */
import { tcnCell } from '../../models/tcn/cell.ts';
import type { Kind } from '../kinds.ts';
import { turned } from '../turned.ts';

export default {
  letters: ['T', 'B', 'I', 'H'],
  group: 'weights',
  grouped: ({ I, H }) => ({
    W0: [2, H, I],
    b0: [H],
    V0: [2, H, H],
    v0: [H],
    ...(I === H ? {} : { R0: [H, I] }),
    W1: [2, H, H],
    b1: [H],
    V1: [2, H, H],
    v1: [H],
  }),
  given: ({ T, B, I }) => ({ x: [T, B, I] }),
  results: ({ T, B, H }) => ({ y: [T, B, H] }),
  optional: [],
  cell: () => tcnCell({ taps: 2, blocks: 2 }),
  compute: ({ x, ...weights }, along, cell) => ({ y: turned(along(cell!, weights, turned(x)).h) }),
} satisfies Kind;
