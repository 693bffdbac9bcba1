/** The distance from the lowest place of a valley after a step, at learning rates below and above 2 over its curvature. */
import { boolean, integer, record } from 'fast-check';
import { defineSearch } from '../search/search.ts';
import { descend } from '../training/descend.ts';
import { ACROSS, valley } from '../training/landscape.ts';

export default defineSearch({
  cases: record({
    narrow: integer({ min: 1, max: 60 }),
    turn: integer({ min: 0, max: 180 }),
    angle: integer({ min: 0, max: 359 }),
    percent: integer({ min: 5, max: 50 }),
    isAbove: boolean(),
  }),
  holds({ narrow, turn, angle, percent, isAbove }, altered) {
    const limit = (altered ? 1.5 : 2) / ACROSS;
    const learningRate = limit * (1 + (isAbove ? percent : -percent) / 100);
    const radians = (angle * Math.PI) / 180;
    const path = descend(valley(narrow, turn), [Math.cos(radians), Math.sin(radians)], 400, {
      name: 'sgd',
      learningRate,
    });
    const distances = path.map(([x, y]) => Math.hypot(x, y));
    const [before, after] = [distances.at(-2) ?? 1, distances.at(-1) ?? 1];
    // Nothing of the start may lie across the valley: then there is nothing that could grow.
    const across = Math.abs(Math.sin(radians - (turn * Math.PI) / 180));
    return isAbove ? across < 1e-3 || after > before : after <= before * (1 + 1e-5) || after < 1e-6;
  },
  breaks: 'a limit of three quarters of that',
  runs: 40,
});
