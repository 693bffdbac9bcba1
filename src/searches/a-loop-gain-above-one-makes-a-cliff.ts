/** The steepest gradient of the loss of a looped tanh unit, with one step more, at any gain above 1. */
import { integer, record } from 'fast-check';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { lossAlong } from '../training/cliff.ts';

export default defineSearch({
  cases: record({ hundredths: integer({ min: 101, max: 200 }), steps: sizes(40) }),
  holds({ hundredths, steps }, altered) {
    const gain = hundredths / 100;
    const gradient = (count: number) => Math.abs(lossAlong({ gain, steps: count }, [0]).slope[0]!);
    return gradient(steps + 1) >= (altered ? 1.1 : 1 - 1e-5) * gain * gradient(steps);
  },
  breaks: 'a growth that is larger than the gain by a tenth',
});
