/** Forget gates at one bias: swayed by inputs, and standing still. */
import { integer, record } from 'fast-check';
import { Random } from '../random.ts';
import { seeds } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { measuredTimeConstants, timeConstant } from '../training/forget-memory.ts';

const tenths = (min: number, max: number) => integer({ min: 10 * min, max: 10 * max }).map((value) => value / 10);

export default defineSearch({
  cases: record({ bias: tenths(0, 5), sway: tenths(0.5, 4), seed: seeds }),
  holds: ({ bias, sway, seed }, altered) =>
    measuredTimeConstants([bias], altered ? 0.01 : sway, new Random(seed))[0]! < timeConstant(bias),
  breaks: 'inputs that hardly move the gate, so that chance decides',
  runs: 40,
});
