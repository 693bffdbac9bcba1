/** Claim: the gradient of a tied table is the sum of the gradients of its two uses. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, max, sub, tensor2d } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { gradientsOfTable } from '../training/tied-table.ts';

const [V, D, TOKENS] = [9, 4, [2, 5, 5, 1]];

export default defineClaim({
  cites: ['press2017'],
  domain: 'tables of up to 30 rows and 8 columns with entries up to 3 in size, and up to 12 tokens, float32',
  measure: async (isHalf: boolean = false) =>
    scope(() => {
      const random = new Random(5, 'table');
      const table = tensor2d(
        Array.from({ length: V * D }, () => random.normal()),
        [V, D],
      );
      const { tied, input, output } = gradientsOfTable(table, TOKENS);
      const both = isHalf ? output : add(input, output);
      const rows = max(abs(input), 1).dataSync();
      return {
        rows: V,
        readRows: new Set(TOKENS.slice(0, -1)).size,
        moved: [...rows].filter((row) => row > 0).length,
        apart: max(abs(sub(tied, both))).dataSync()[0]!,
      };
    }),
  holds: ({ apart, readRows, moved }) => apart < 1e-5 && readRows === moved,
  says: ({ rows, moved, apart }) =>
    `Of a table with ${rows} rows, the look-up sends a gradient to the ${moved} rows that were read, and the output to all of them; the gradient of the tied table is the sum of both, ${apart === 0 ? 'to the last bit' : `to ${inPowers(apart)}`}.`,
  breaks: { by: 'the gradient of the output alone', alteration: true },
});
