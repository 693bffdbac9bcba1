/** The path of Adam in any valley, with gradients as they are and scaled. */
import { integer, record } from 'fast-check';
import { defineSearch } from '../search/search.ts';
import { descend } from '../training/descend.ts';
import { type Point, scaled, valley } from '../training/landscape.ts';

export default defineSearch({
  cases: record({
    narrow: integer({ min: 1, max: 20 }),
    turn: integer({ min: 1, max: 44 }),
    x: integer({ min: 1, max: 2 }),
    y: integer({ min: 1, max: 2 }),
    exponent: integer({ min: -20, max: 20 }),
  }),
  holds({ narrow, turn, x, y, exponent }, altered) {
    const settings = { name: altered ? 'momentum' : 'adam', learningRate: 0.01 } as const;
    const on = valley(narrow, turn);
    const end = (times: number): Point => descend(scaled(on, times), [x, y], 15, settings).at(-1) ?? [0, 0];
    const [one, other] = [end(1), end(10 ** (exponent / 10))];
    return Math.hypot(one[0] - other[0], one[1] - other[1]) < 1e-4;
  },
  breaks: 'momentum in the place of Adam',
  runs: 30,
});
