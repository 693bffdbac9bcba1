/** Sentences of the interface with values in their places. */
import { expect, it } from 'vitest';
import { fill } from '../../src/site/fill.ts';

it('puts each value in its place, as often as that stands there, and takes it as it is', () => {
  expect(fill('{at} of {of}, {at}', { at: '{of} $& ', of: 3 })).toBe('{of} $&  of 3, {of} $& ');
});
