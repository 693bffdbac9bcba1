/** Claim: a safetensors file that was cut is refused anywhere, and one whose numbers were changed is opened. */
import { defineClaim } from '../define.ts';
import { LENGTH } from '../own-network/safetensors.ts';
import { ARRAYS, anatomyOf, packed, refusalOf } from '../own-network/small-file.ts';
import { counted } from '../units.ts';

export default defineClaim({
  cites: ['safetensors2026tensor', 'safetensors2026readme'],
  domain:
    'files of one to six arrays of up to 30 numbers in F32, written as the Python package writes them and read by this glossary’s reader, which checks lengths and places as the reference does',
  measure: async (forgets: 'the end' | undefined = undefined) => {
    const file = packed(ARRAYS, 'F32');
    const { arrays, length } = anatomyOf(file);
    const [start, size] = [LENGTH + Number(length), file.length];
    const opens = (changed: Uint8Array<ArrayBuffer>) => refusalOf(changed, forgets ? size : undefined) === '';
    const cuts = Array.from({ length: size - LENGTH }, (_, k) => file.slice(0, LENGTH + k));
    const flipped = (bit: number) => file.map((byte, k) => (k === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    const flips = (from: number, to: number) =>
      Array.from({ length: 8 * (to - from) }, (_, k) => flipped(8 * from + k));
    const count = (files: Uint8Array<ArrayBuffer>[]) => ({ of: files.length, opened: files.filter(opens).length });
    return {
      size,
      arrays: arrays.length,
      cut: count(cuts),
      inLength: count(flips(0, LENGTH)),
      inHeader: count(flips(LENGTH, start)),
      inNumbers: count(flips(start, size)),
    };
  },
  holds: ({ cut, inLength, inHeader, inNumbers }) =>
    cut.opened === 0 && inLength.opened === 0 && inHeader.opened > 0 && inNumbers.opened === inNumbers.of,
  says: ({ size, cut, inLength, inHeader, inNumbers }) =>
    `Of the ${counted(cut.of)} ways to cut the end off a file of ${counted(size)} bytes and leave at least the ${LENGTH} of its length, our reader opens ${cut.opened}; of the files with one bit changed it opens ${inLength.opened} of ${inLength.of} where the bit is in the length, ${counted(inHeader.opened)} of ${counted(inHeader.of)} where it is in the header, and ${counted(inNumbers.opened)} of ${counted(inNumbers.of)} where it is in a number.`,
  breaks: { by: 'a reader that does not look where the file ends', alteration: 'the end' },
});
