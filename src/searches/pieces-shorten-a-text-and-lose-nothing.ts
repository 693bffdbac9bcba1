/** Texts of any characters, cut into pieces learned from them or from another text, and joined again. */
import { integer, oneof, record, string } from 'fast-check';
import { defineSearch } from '../search/search.ts';
import { encode, learnMerges } from '../tasks/byte-pairs.ts';

const texts = oneof(
  string({ unit: 'binary', maxLength: 60 }),
  string({ unit: 'grapheme', maxLength: 60 }),
  // Half of a character that UTF-16 writes in two, spaces and signs that repeat.
  string({ unit: integer({ min: 0, max: 5 }).map((k) => 'ab \n\uD83D\u0000'[k]!), maxLength: 60 }),
);

export default defineSearch({
  cases: record({ text: texts, learnedFrom: texts, merges: integer({ min: 0, max: 60 }) }),
  holds: ({ text, learnedFrom, merges }, altered) =>
    [text, learnedFrom].every((from) => {
      const pieces = encode(text, learnMerges(from, merges));
      return pieces.join(altered ? ' ' : '') === text && pieces.length <= [...text].length;
    }),
  breaks: 'pieces joined by spaces',
});
