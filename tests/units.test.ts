/** Texts whose numbers stay whole. */
import { expect, it } from 'vitest';
import { unbroken } from '../src/units.ts';

it('keeps a number on one line with its percent sign, and with its power of ten', () => {
  expect(unbroken('43 %, both 100 % at 2 × 10⁻⁷ and 3 x 4')).toBe(
    '43\u00a0%, both 100\u00a0% at 2\u00a0×\u00a010⁻⁷ and 3 x 4',
  );
});
