/** A series that is drawn: every point a number, however little of the pad was touched. */
import { expect, it } from 'vitest';
import { filled } from '../../src/site/components/controls/DataField.tsx';

it('gaps of a drawn series are straight lines, and its ends are level', () => {
  expect(filled([undefined, 0.2, undefined, undefined, 0.5, undefined])).toEqual([0.2, 0.2, 0.3, 0.4, 0.5, 0.5]);
  expect(filled([0.12345, undefined])).toEqual([0.123, 0.123]);
});
