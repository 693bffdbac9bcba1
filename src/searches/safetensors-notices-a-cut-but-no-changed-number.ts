/** Files of any few arrays, cut anywhere, or with any bit of a number changed. */
import { array, integer, record } from 'fast-check';
import { LENGTH } from '../own-network/safetensors.ts';
import { packed, refusalOf } from '../own-network/small-file.ts';
import { numbers, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    arrays: array(array(numbers(), { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 6 }),
    lost: sizes(200),
    bit: integer({ min: 0, max: 31 }),
  }),
  holds({ arrays, lost, bit }, altered) {
    const named = arrays.map((data, k): [string, { shape: number[]; data: number[] }] => [
      `array ${k}`,
      { shape: [data.length], data },
    ]);
    const file = packed(Object.fromEntries(named), 'F32');
    const cut = file.slice(0, Math.max(LENGTH, file.length - lost));
    const changed = file.map((byte, k) => (k === file.length - 4 + (bit >> 3) ? byte ^ (1 << (bit & 7)) : byte));
    return refusalOf(cut, altered ? file.length : undefined) !== '' && refusalOf(changed) === '';
  },
  breaks: 'a reader that does not look where the file ends',
});
