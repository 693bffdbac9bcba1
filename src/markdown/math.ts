/** TeX to MathML at build: no fonts, no inline styles; every known letter wears the color of its quantity. */

import katex from 'katex';
import type { SymbolEntry } from '../schema/lists.ts';
import { escapeHtml } from './escape-html.ts';

/** Greek letters as their TeX commands, so that `Δ` and `\Delta` are the same letter. */
const GREEK: Record<string, string> = {
  '\\alpha': 'α',
  '\\beta': 'β',
  '\\gamma': 'γ',
  '\\delta': 'δ',
  '\\Delta': 'Δ',
  '\\lambda': 'λ',
  '\\Lambda': 'Λ',
  '\\sigma': 'σ',
  '\\tau': 'τ',
  '\\theta': 'θ',
  '\\rho': 'ρ',
  '\\omega': 'ω',
  '\\varepsilon': 'ε',
  '\\mu': 'μ',
  '\\varphi': 'φ',
};
const COMMANDS = new Map(Object.entries(GREEK).map(([command, letter]) => [letter, command]));

/** A formula with commands for the Greek letters that were typed as they are, which not every TeX can read. */
const inCommands = (tex: string): string =>
  tex.replace(/\p{Script=Greek}/gu, (letter, at: number) => {
    const space = /[A-Za-z]/.test(tex.charAt(at + 1)) ? ' ' : '';
    return COMMANDS.has(letter) ? `${COMMANDS.get(letter)}${space}` : letter;
  });

/** Color codes that stand for quantities on the way through KaTeX. */
const code = (k: number) => `#${(0xabc000 + k).toString(16)}`;

/** What is left as it is — names of commands and environments, upright words, words as indices — or else one letter. */
const VERBATIM_OR_LETTER = new RegExp(
  [
    /\\begin\{array\}\{[^}]*\}/,
    /\\(?:text\w*|mathrm|operatorname\*?|begin|end|tag|hspace)\{[^}]*\}/,
    /_\{[A-Za-z]{2,}\}/,
    /\\[A-Za-z]+|\\./,
    /\p{L}/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** No formula of a page is longer or deeper; KaTeX takes time with the square of the depth, and its stack has an end. */
const LONGEST = 2000;
const DEEPEST = 40;

/** How deep the braces of a formula are nested. */
function depthOf(tex: string): number {
  let [depth, deepest] = [0, 0];
  for (const [sign] of tex.matchAll(/\\.|[{}]/gs)) {
    if (sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === '}') depth--;
  }
  return deepest;
}

/** A formula as an error quotes it. */
const quoted = (tex: string) => (tex.length > 80 ? `${tex.slice(0, 79)}…` : tex);

function render(tex: string, displayMode: boolean): string {
  try {
    // Greek letters and ⊙ may be typed as they are; everything else KaTeX is strict about is an error.
    const strict = (kind: string) => (kind === 'unicodeTextInMathMode' ? 'ignore' : 'error');
    return katex.renderToString(tex, { output: 'mathml', displayMode, throwOnError: true, strict });
  } catch (error) {
    const why = (error as Error).message.replace(/^KaTeX parse error: /, '').replaceAll('\u0332', '');
    throw new Error(`the formula $${quoted(tex)}$ is malformed: ${why.length > 200 ? `${why.slice(0, 199)}…` : why}`);
  }
}

/** A formula on a line of its own, in a frame that scrolls where it is wider than the page: `<math>` itself scrolls in few browsers. */
export const framed = (math: string): string => `<span class="math-frame" data-pagefind-ignore="true">${math}</span>`;

/**
 * MathML of a formula, on a line of its own with `display`. The cells and the term it speaks of, `places`, settle
 * letters that the field uses twice.
 * Throws, naming the formula, where the TeX is malformed.
 */
export function mathml(tex: string, display: boolean, symbols: SymbolEntry[], ...places: string[]): string {
  if (tex.length > LONGEST)
    throw new Error(`the formula $${quoted(tex)}$ has ${tex.length} characters; at most ${LONGEST} are set`);
  if (depthOf(tex) > DEEPEST)
    throw new Error(`the formula $${quoted(tex)}$ has braces nested more than ${DEEPEST} deep`);
  const colored = symbols.filter(
    (symbol) => symbol.quantity && (!symbol.in || symbol.in.some((place) => places.includes(place))),
  );
  const quantities = [...new Set(colored.map(({ quantity }) => quantity!))];
  const codeOf = new Map(colored.map(({ letter, quantity }) => [letter, code(quantities.indexOf(quantity!))]));
  const painted = tex.replace(VERBATIM_OR_LETTER, (token) => {
    const paint = codeOf.get(GREEK[token] ?? token);
    return paint ? `{\\textcolor{${paint}}{${token}}}` : token;
  });
  // As written first: a message about the painted formula would quote what nobody wrote.
  const plain = render(tex, display);
  if (/\s(mathcolor|style|href|src)=/.test(plain)) {
    throw new Error(
      `the formula $${quoted(tex)}$ sets a color, a style or a link; colors come from content/symbols.yaml`,
    );
  }
  const math = /<math[\s\S]*<\/math>/
    .exec(render(painted, display))![0]
    .replace(/<annotation[\s\S]*?<\/annotation>|<\/?semantics>| xmlns="[^"]*"/g, '')
    .replace(
      /mathcolor="(#[0-9a-f]+)"/g,
      (_, paint: string) => `class="q-${quantities[parseInt(paint.slice(1), 16) - 0xabc000]}"`,
    );
  // The TeX is what a reader copies (see site/components/page/copy-math.ts); a single letter is its own.
  const written = inCommands(tex.trim());
  const copied = written.length > 1 ? ` data-tex="${escapeHtml(written)}"` : '';
  return math.replace(/^<math([^>]*)>/, `<math$1${display ? '' : ' class="inline"'}${copied.replaceAll('$', '$$$$')}>`);
}
