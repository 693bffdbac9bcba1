/** Formulas of numbers alone come to what is printed beside them. */
import { describe, expect, it } from 'vitest';
import { arithmeticFinding, computed, resultOf } from '../../src/markdown/arithmetic.ts';

describe('a formula of numbers', () => {
  it.each([
    ['2 \\cdot 32 \\cdot 8', 512],
    ['64 (5120 \\cdot 16 + 5120 \\cdot 3)', 6_225_920],
    ['2 - 3 - 4', -5],
    ['12 / 2 / 3', 2],
    ['2 \\cdot 3^2', 18],
    ['-2^2', -4],
    ['\\frac{1}{4}', 0.25],
    ['1/\\sqrt{4}', 0.5],
    ['\\sigma(0)', 0.5],
    ['\\sigma(0)^{2}', 0.25],
    ['\\ln 1', 0],
    ['7{,}504{,}924{,}672', 7_504_924_672],
    ['1.5 \\cdot 10^{-2}', 0.015],
  ])('%s is computed', (tex, value) => expect(computed(tex)).toBeCloseTo(value, 12));

  it.each(['4H', '(2', '2 +', '\\alpha', '', '2 \\pm 1', 'e^{2}', ')'])('%s has no value', (tex) =>
    expect(computed(tex)).toBeUndefined(),
  );

  it.each([
    '2 \\cdot 3 = 6',
    '\\ln 99 \\approx 4.6',
    '0.5^{50} \\approx 9 \\cdot 10^{-16}',
    'x = 2',
    '2 = 2 = 2',
    '0.1 + 0.2 = 0.3',
  ])('%s is right', (tex) => expect(arithmeticFinding(tex)).toBeUndefined());

  it.each([
    ['2 \\cdot 3 = 7', '"2 \\cdot 3" is 6, not "7"'],
    ['\\ln 99 \\approx 4.7', '"\\ln 99" is 4.59511985, not "4.7"'],
    ['\\ln 99 = 4.6', '"\\ln 99" is 4.59511985, not "4.6"'],
    ['0.5^{50} \\approx 9 \\cdot 10^{-15}', '"0.5^{50}" is 8.881784197e-16, not "9 \\cdot 10^{-15}"'],
    ['x = 1 + 1 = 3', '"1 + 1" is 2, not "3"'],
  ])('%s is wrong', (tex, message) => expect(arithmeticFinding(tex)).toMatchObject({ message }));

  it('states a result that it does not show, where letters are on the other side', () => {
    expect(resultOf('4H(10 + H) = 62{,}316')).toBe('62,316');
    expect(resultOf('\\sigma(b) \\approx 0.5')).toBe('0.5');
    for (const tex of ['H = 128', 'h_0 = 0', '\\tau = 20.6', '2 \\cdot 3 = 6', 'E = 2d', '1 - x'])
      expect(resultOf(tex), tex).toBeUndefined();
  });
});
