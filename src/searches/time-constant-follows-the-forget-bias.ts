/** Time constants of forget gates held by their bias alone, measured and by the formula. */
import { integer, record } from 'fast-check';
import { Random } from '../random.ts';
import { defineSearch } from '../search/search.ts';
import { measuredTimeConstants, timeConstant } from '../training/forget-memory.ts';

export default defineSearch({
  cases: record({ hundredths: integer({ min: -400, max: 900 }) }),
  holds({ hundredths }, altered) {
    const bias = hundredths / 100;
    const [steps] = measuredTimeConstants([altered ? bias + 1 : bias], 0, new Random(0));
    return Math.abs(steps! / timeConstant(bias) - 1) < 0.01;
  },
  breaks: 'a bias larger by 1',
  runs: 60,
});
