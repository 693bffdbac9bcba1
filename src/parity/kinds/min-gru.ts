/** minGRU from a first state: gate and candidate see the input alone. */
import type { Cell } from '../../models/cell.ts';
import { minGru } from '../../models/min-gru/cell.ts';
import type { Kind } from '../kinds.ts';
import { turned } from '../recurrent.ts';

export default {
  letters: ['T', 'B', 'I', 'H'],
  group: 'weights',
  grouped: ({ I, H }) => ({ W: [2 * H, I], b: [2 * H] }),
  given: ({ T, B, I, H }) => ({ x: [T, B, I], h0: [B, H] }),
  results: ({ T, B, H }) => ({ y: [T, B, H], hT: [B, H] }),
  optional: ['hT'],
  cell: () => minGru as unknown as Cell,
  compute({ W, b, x, h0 }, along, cell) {
    const { h, last } = along(cell!, { W, b }, turned(x), { h: h0 });
    return { y: turned(h), hT: last.h };
  },
} satisfies Kind;
