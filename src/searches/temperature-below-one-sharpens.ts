/** Chances of scores at two temperatures. */
import { integer, record } from 'fast-check';
import { div, max, min, softmax } from '../engine/tfjs.ts';
import { asTensor, numbers, scalar, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** How far the highest score lies above the next. */
function lead(scores: number[]): number {
  const [first = 0, second = 0] = scores.toSorted((a, b) => b - a);
  return first - second;
}

export default defineSearch({
  cases: record({
    scores: sequences(sizes(1), sizes(20, 2), numbers(30)).filter(({ x }) => lead(x) > 0.01),
    cold: integer({ min: 5, max: 9 }),
    hot: integer({ min: 11, max: 40 }),
  }),
  holds({ scores, cold, hot }, altered) {
    const chances = (temperature: number) => softmax(div(asTensor(scores), temperature));
    const at = (tenths: number) => {
      const drawn = chances((altered ? 10 : tenths) / 10);
      return { most: scalar(max(drawn)), least: scalar(min(drawn)) };
    };
    const [sharp, plain, flat] = [at(cold), at(10), at(hot)];
    // A chance that has rounded to 1 or to 0 cannot move further.
    const falls = (one: number, other: number) => one > other || (one === other && (one === 1 || one === 0));
    return (
      falls(sharp.most, plain.most) &&
      falls(plain.most, flat.most) &&
      falls(flat.least, plain.least) &&
      falls(plain.least, sharp.least)
    );
  },
  breaks: 'one temperature three times',
});
