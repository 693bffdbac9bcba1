/** The equations above the code of a cell are what the page shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { equationsOf, toTex } from '../../src/markdown/equation.ts';
import { mathml } from '../../src/markdown/math.ts';

it('reads the lines of doc comments that are indented by three spaces and have an equals sign', () => {
  const file = [
    '/** A file. */',
    '// h = no comment of this kind',
    '/**',
    ' * Words = words.',
    ' *   h_t = tanh(W x_t)    the new state',
    ' *   y_t = h_t',
    ' *   an indented line without',
    ' */',
    'const h = 1;',
  ].join('\n');
  expect(equationsOf(file)).toEqual([
    { tex: 'h_t = \\operatorname{tanh}(W x_t)', meaning: 'the new state' },
    { tex: 'y_t = h_t', meaning: '' },
  ]);
});

it.each([
  ['σ(W_f x_t) ⊙ c_{t-1}', 'σ(W_f x_t) \\odot  c_{t-1}'],
  ['q k^⊤ / sqrt(d)', 'q k^\\top  / \\sqrt{d}'],
  ['2 Re(C s_t)', '2 \\operatorname{Re}(C s_t)'],
  ['W_{in} x', 'W_{\\mathrm{in}} x'],
  ['1 − z · n', '1 - z \\cdot  n'],
])('turns the notation into TeX: %s', (notation, tex) => {
  expect(toTex(notation)).toBe(tex);
});

describe('every equation in src/cells', () => {
  const equations = readdirSync('src/cells').flatMap((name) =>
    equationsOf(readFileSync(`src/cells/${name}`, 'utf8')).map(({ tex, meaning }) => [name, tex, meaning] as const),
  );

  it('is found', () => {
    expect(equations.length).toBeGreaterThan(20);
  });

  it.each(equations)('in %s can be set and says what it means: %s', (_, tex, meaning) => {
    expect(mathml(tex, false, [])).toMatch(/^<math/);
    expect(meaning).toMatch(/\w/);
  });
});
