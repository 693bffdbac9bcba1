/** Computes formulas that hold numbers alone, and compares what they come to with what is printed. Pure: TeX in, numbers out. */
import type { Finding } from './check-links.ts';

const TOKEN =
  /\s*(?:(\d+(?:\{,\}\d{3})*(?:\.\d+)?)|(\\(?:cdot|times|frac|sqrt|ln|exp|sigma|left|right|,|;|:|!|quad|tanh)(?![a-zA-Z])|[-−+/*^(){}]))/y;
const FUNCTIONS: Record<string, (value: number) => number> = {
  '\\ln': Math.log,
  '\\exp': Math.exp,
  '\\sqrt': Math.sqrt,
  '\\tanh': Math.tanh,
  '\\sigma': (value) => 1 / (1 + Math.exp(-value)),
};
/** Commands that only set space or size. */
const SPACE = /^\\(?:left|right|,|;|:|!|quad)$/;

/** The signs of a formula; undefined where there is a letter or a command that is no arithmetic. */
function tokensOf(tex: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = tex.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const [, number, sign = ''] = TOKEN.exec(tex) ?? [];
    if (number === undefined && !sign) return undefined;
    if (!SPACE.test(sign)) tokens.push(number?.replaceAll('{,}', '') ?? sign.replace('−', '-'));
  }
  return tokens;
}

/** What a formula of numbers comes to; undefined where it has a letter, or is no whole formula. */
export function computed(tex: string): number | undefined {
  const tokens = tokensOf(tex) ?? [];
  if (!tokens.length) return undefined;
  const closed = (end: string) => {
    const value = sum();
    return tokens.shift() === end ? value : Number.NaN;
  };
  const argument = () => (tokens[0] === '{' || tokens[0] === '(' ? atom() : power());
  function atom(): number {
    const token = tokens.shift() ?? '';
    if (token === '(') return closed(')');
    if (token === '{') return closed('}');
    if (token === '\\frac') return atom() / atom();
    const apply = FUNCTIONS[token];
    return apply ? apply(argument()) : token ? Number(token) : Number.NaN;
  }
  function power(): number {
    if (tokens[0] === '-') {
      tokens.shift();
      return -power();
    }
    const base = atom();
    if (tokens[0] !== '^') return base;
    tokens.shift();
    return base ** atom();
  }
  function product(): number {
    let value = power();
    for (;;) {
      const next = tokens[0] ?? '';
      if (next === '\\cdot' || next === '\\times' || next === '*') {
        tokens.shift();
        value *= power();
      } else if (next === '/') {
        tokens.shift();
        value /= power();
      } else if (/^(?:[\d({]|\\(?:frac|sqrt|ln|exp|sigma|tanh))/.test(next)) value *= power();
      else return value;
    }
  }
  function sum(): number {
    let value = product();
    while (tokens[0] === '+' || tokens[0] === '-') value += tokens.shift() === '+' ? product() : -product();
    return value;
  }
  const value = sum();
  return tokens.length || Number.isNaN(value) ? undefined : value;
}

/** A number, or one times a power of ten, as results are printed. */
const RESULT = /^\s*([-−]?\d+(?:\{,\}\d{3})*(?:\.(\d+))?)(?:\s*\\cdot\s*10\^(?:\{([-−]?\d+)\}|(\d)))?\s*$/;

/** Half of the last digit of a printed result. */
function halfOf(tex: string): number {
  const [, , decimals = '', exponent, digit] = RESULT.exec(tex) ?? [];
  return 0.5 * 10 ** (Number((exponent ?? digit ?? '0').replace('−', '-')) - decimals.length);
}

/** The sides of a formula with = or ≈ between them, each with the sign before it. */
const sidesOf = (tex: string): { sign: string; side: string }[] =>
  tex.split(/(?==|\\approx\b)/).map((part) => {
    const sign = /^(?:=|\\approx\b)/.exec(part)?.[0] ?? '';
    return { sign, side: part.slice(sign.length) };
  });

/** What is wrong with a formula in which both sides of = or ≈ are numbers. */
export function arithmeticFinding(tex: string): Finding | undefined {
  const sides = sidesOf(tex);
  for (const [k, { sign, side }] of sides.slice(1).entries()) {
    const before = sides[k]?.side ?? '';
    const [left, right] = [computed(before), computed(side)];
    if (left === undefined || right === undefined) continue;
    // Equal but for what a computer rounds; about equal to the last digit that is printed.
    const off = sign === '=' ? Math.abs(right) * 1e-9 : halfOf(side) * (1 + 1e-9);
    if (Math.abs(left - right) <= off) continue;
    const result = Number(left.toPrecision(10));
    return {
      message: `"${before.trim()}" is ${result}, not "${side.trim()}"`,
      fix: 'Correct the formula, or its result; write \\approx where the result is rounded.',
    };
  }
  return undefined;
}

/**
 * The result that a formula states and does not show to be right, as text: the number after its last = or ≈, where the
 * other side has letters and is more than one: "4H(H + 1) = 62{,}316", but not "H = 118", which sets a letter.
 */
export function resultOf(tex: string): string | undefined {
  const sides = sidesOf(tex);
  const [before, last] = sides.slice(-2);
  if (!before || !last || !RESULT.test(last.side) || computed(before.side) !== undefined) return undefined;
  const isLetter = /^\s*\\?[a-zA-Z]+(?:_(?:\w|\{[^}]*\}))?\s*$/.test(before.side);
  return isLetter ? undefined : last.side.trim().replaceAll('{,}', ',');
}
