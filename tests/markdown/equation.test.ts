/** The equations above the code of a cell are what the page shows. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/markdown/content.ts';
import { equationsOf, symbolAnchor, symbolsIn, toTex } from '../../src/markdown/equation.ts';
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

describe('every equation in src/models', () => {
  const equations = globSync('src/models/**/*.ts').flatMap((file) =>
    equationsOf(readFileSync(file, 'utf8')).map(({ tex, meaning }) => [file, tex, meaning] as const),
  );

  it('is found', () => {
    expect(equations.length).toBeGreaterThan(20);
  });

  it.each(equations)('in %s can be set and says what it means: %s', (_, tex, meaning) => {
    expect(mathml(tex, false, [])).toMatch(/^<math/);
    expect(meaning).toMatch(/\w/);
  });
});

describe('the letters of an equation', () => {
  const table = [
    { letter: 'x', name: 'input' },
    { letter: 'g', name: 'candidate', in: ['lstm'] },
    { letter: 'g', name: 'gradient', in: ['bptt'] },
    { letter: 'q', name: 'query' },
    { letter: 'W', name: 'weights' },
    { letter: 'W', name: 'window', in: ['bptt'] },
  ];

  it('are those of the table that stand in it, in the sense of its cell', () => {
    const found = (cell: string) =>
      symbolsIn([{ tex: String.raw`g_t = \tanh(W x_t)`, meaning: '' }], table, cell).map(({ name }) => name);
    expect(found('lstm')).toEqual(['input', 'candidate', 'weights']);
    expect(found('gru')).toEqual(['input', 'weights']);
    expect(found('bptt')).toEqual(['input', 'gradient', 'window']);
  });

  it('are not taken out of the names of commands', () => {
    expect(symbolsIn([{ tex: String.raw`\xi \exp`, meaning: '' }], table, 'lstm')).toEqual([]);
  });

  it('have a place of their own on the page of symbols, each sense another', () => {
    const anchors = loadContent().symbols.map(symbolAnchor);
    expect(new Set(anchors).size).toBe(anchors.length);
  });
});
