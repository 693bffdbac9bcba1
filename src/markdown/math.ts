/** TeX to MathML at build: no fonts, no inline styles; every known letter wears the color of its quantity. */
import katex from 'katex';
import type { SymbolEntry } from '../schema/lists.ts';

/** Greek letters as their TeX commands, so that `Δ` and `\Delta` are the same letter. */
const GREEK: Record<string, string> = {
  '\\alpha': 'α', '\\beta': 'β', '\\gamma': 'γ', '\\delta': 'δ', '\\Delta': 'Δ', '\\lambda': 'λ', '\\Lambda': 'Λ', '\\sigma': 'σ', '\\tau': 'τ', '\\theta': 'θ', '\\rho': 'ρ', '\\omega': 'ω',
};
/** Color codes that stand for quantities on the way through KaTeX. */
const code = (k: number) => `#${(0xabc000 + k).toString(16)}`;

/** MathML of a formula. Throws, naming the formula, where the TeX is malformed. `cell` settles letters used twice. */
export function mathml(tex: string, display: boolean, symbols: SymbolEntry[], cell?: string): string {
  const colored = symbols.filter((symbol) => symbol.quantity && (!symbol.in || (cell && symbol.in.includes(cell))));
  const quantities = [...new Set(colored.map(({ quantity }) => quantity!))];
  const codeOf = new Map(colored.map(({ letter, quantity }) => [letter, code(quantities.indexOf(quantity!))]));
  // A letter stands alone: not inside a command's name, and not inside {…} of \text or \operatorname.
  const painted = tex.replace(/\\(?:text|mathrm|operatorname)\{[^}]*\}|\\[A-Za-z]+|\\.|\p{L}/gu, (token) => {
    const paint = codeOf.get(GREEK[token] ?? token);
    return paint ? `{\\textcolor{${paint}}{${token}}}` : token;
  });
  const html = (() => {
    try {
      return katex.renderToString(painted, { output: 'mathml', displayMode: display, throwOnError: true, strict: (kind: string) => (kind === 'unicodeTextInMathMode' ? 'ignore' : 'error') });
    } catch (error) {
      throw new Error(`the formula $${tex}$ is malformed: ${(error as Error).message.replace(/^KaTeX parse error: /, '')}`);
    }
  })();
  const math = /<math[\s\S]*<\/math>/.exec(html)![0]
    .replace(/<annotation[\s\S]*?<\/annotation>/g, '')
    .replace(/mathcolor="(#[0-9a-f]+)"/g, (_, paint: string) => `class="q-${quantities[parseInt(paint.slice(1), 16) - 0xabc000]}"`);
  return math.replace('<math', `<math${display ? '' : ' class="inline"'}`);
}
