/** Formulas become MathML that needs no style sheet of KaTeX and breaks no security policy. */
import { describe, expect, it } from 'vitest';
import { mathml } from '../../src/markdown/math.ts';

const SYMBOLS = [
  { letter: 'h', name: 'hidden state', quantity: 'hidden' },
  { letter: 'i', name: 'input gate', quantity: 'write' },
  { letter: 'Δ', name: 'step size', quantity: 'write' },
  { letter: 'x', name: 'input', quantity: 'input', in: ['elman'] },
  { letter: 'W', name: 'weights' },
];
const painted = (letter: string, quantity: string) => `<mstyle class="q-${quantity}"><mi>${letter}</mi></mstyle>`;

it('sets neither styles nor namespaces nor the TeX beside the formula', () => {
  const html = mathml(
    '\\begin{aligned} h_t &= \\tanh(W x) \\\\ y &= \\sqrt{\\frac{1}{2}} \\end{aligned}',
    true,
    SYMBOLS,
  );
  expect(html).toMatch(/^<math display="block" data-tex="[^"]*">.*<\/math>$/s);
  expect(html).not.toMatch(/\sstyle=|xmlns|annotation|mathcolor/);
});

it('keeps the TeX to be copied, as written, where there is more than a letter', () => {
  const copied = (tex: string) => /data-tex="([^"]*)"/.exec(mathml(tex, false, SYMBOLS))?.[1];
  expect(copied(' h_t ')).toBe('h_t');
  expect(copied('a < b \\text{"\\$1"}')).toBe('a &#60; b \\text{&#34;\\$1&#34;}');
  expect(copied('h')).toBeUndefined();
});

it('keeps Greek letters as commands, which every TeX can read', () => {
  const copied = (tex: string) => /data-tex="([^"]*)"/.exec(mathml(tex, false, SYMBOLS))?.[1];
  expect(copied('σ(x)')).toBe('\\sigma(x)');
  expect(copied('2σx')).toBe('2\\sigma x');
  expect(copied('Δ')).toBe('\\Delta');
});

describe('a letter wears the color of its quantity', () => {
  it('wherever it stands alone, also as an index', () => {
    expect(mathml('h_t', false, SYMBOLS)).toContain(painted('h', 'hidden'));
    expect(mathml('W_i', false, SYMBOLS)).toContain(painted('i', 'write'));
  });

  it('whether it is typed or written as a command', () => {
    for (const tex of ['Δ', '\\Delta'])
      expect(mathml(tex, false, SYMBOLS)).toContain('<mstyle class="q-write"><mi mathvariant="normal">Δ</mi></mstyle>');
  });

  it('in the cells and terms that mean this by it, where the field uses it twice', () => {
    expect(mathml('x', false, SYMBOLS, 'elman')).toContain(painted('x', 'input'));
    expect(mathml('x', false, SYMBOLS, 'rnn', 'elman')).toContain(painted('x', 'input'));
    expect(mathml('x', false, SYMBOLS, 's4d')).not.toContain('q-');
    expect(mathml('x', false, SYMBOLS)).not.toContain('q-');
  });

  it('but not inside words, names of functions, environments or commands', () => {
    for (const tex of [
      '\\text{which is hi}',
      '\\operatorname{hi}',
      '\\begin{matrix} 1 \\end{matrix}',
      '\\phi \\lim',
      'W_{in}',
      'a \\hspace{1ex} b',
    ]) {
      expect(mathml(tex, false, SYMBOLS)).not.toContain('q-');
    }
  });

  it('and letters without a quantity stay plain', () => {
    expect(mathml('W', false, SYMBOLS)).toBe('<math class="inline"><mrow><mi>W</mi></mrow></math>');
  });
});

it('refuses malformed TeX and unknown commands, quoting what was written', () => {
  expect(() => mathml('h_', false, SYMBOLS)).toThrow(
    "the formula $h_$ is malformed: Expected group after '_' at position 2: h_",
  );
  expect(() => mathml('\\tahn h', false, SYMBOLS)).toThrow(
    'the formula $\\tahn h$ is malformed: Undefined control sequence: \\tahn',
  );
  expect(() => mathml('50 % h', false, SYMBOLS)).toThrow('the formula $50 % h$ is malformed');
});

it.each(['\\textcolor{red}{h}', '\\href{https://example.org/}{h}', '\\color{blue} h', '\\htmlStyle{color: red}{h}'])(
  'refuses colors, styles and links of its own: %s',
  (tex) => {
    expect(() => mathml(tex, false, SYMBOLS)).toThrow();
  },
);

describe('what stands only on a line of its own', () => {
  it.each(['\\begin{align} a &= b \\\\ c &= h \\end{align}', 'h_t = x \\tag{1}', '\\begin{gather} h \\end{gather}'])(
    'is set there without styles: %s',
    (tex) => {
      expect(mathml(tex, true, SYMBOLS)).toMatch(/^<math display="block".*<\/math>$/s);
      expect(mathml(tex, true, SYMBOLS)).not.toMatch(/\sstyle=/);
    },
  );
});

it('a formula without end is refused at once, quoted in short', () => {
  const start = performance.now();
  expect(() => mathml('\\frac{1}{'.repeat(20_000), true, SYMBOLS)).toThrow(/^.{0,200}has 180000 characters/s);
  expect(() => mathml(`${'{'.repeat(41)}h${'}'.repeat(41)}`, true, SYMBOLS)).toThrow('nested more than 40 deep');
  expect(mathml(`${'{'.repeat(40)}h${'}'.repeat(40)}`, true, SYMBOLS)).toContain('h');
  expect(mathml('\\{'.repeat(60) + '\\}'.repeat(60), true, SYMBOLS)).toContain('{');
  // As long as allowed before its letters get their colors, which make it many times longer.
  expect(mathml('h + '.repeat(499) + 'h', true, SYMBOLS)).toContain('q-hidden');
  expect(performance.now() - start).toBeLessThan(5000);
});
