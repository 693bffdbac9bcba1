/** Reads the equations of a cell out of its doc comment: what the page shows is what stands above the code. */
import type { SymbolEntry } from '../schema/lists.ts';

/** One line of a cell's doc block. */
export interface EquationLine {
  tex: string;
  meaning: string;
}

/** Function names that TeX sets upright. */
const FUNCTIONS = [
  'tanh',
  'exp',
  'log',
  'softmax',
  'softplus',
  'silu',
  'SiLU',
  'relu',
  'elu',
  'conv',
  'norm',
  'Re',
  'mask',
  'attention',
  'gelu',
  'mean',
  'sin',
  'cos',
];

/** The notation of the doc blocks as TeX: `σ(W_f x_t) ⊙ c_{t-1}` with functions upright. */
export const toTex = (notation: string): string =>
  notation
    .replace(/sqrt\(([^()]*)\)/g, '\\sqrt{$1}')
    .replace(/√([A-Za-z0-9](?:_[A-Za-z0-9])?)/g, '\\sqrt{$1}')
    .replace(new RegExp(`(?<![\\\\A-Za-z])(${FUNCTIONS.join('|')})(?![A-Za-z])`, 'g'), '\\operatorname{$1}')
    .replace(/_\{(in|out)\}/g, '_{\\mathrm{$1}}')
    .replace(/⊙/g, '\\odot ')
    .replace(/·/g, '\\cdot ')
    .replace(/⊤|ᵀ/g, '\\top ')
    .replace(/∗/g, '\\ast ')
    .replace(/Σ/g, '\\sum ')
    .replace(/−/g, '-')
    .replace(/…/g, '\\ldots ')
    .replace(/≤/g, '\\le ')
    .replace(/∞/g, '\\infty ')
    .replace(/([A-Za-z])̄/g, '\\bar{$1}');

/** The equation lines of every doc comment of a file: ` *   name = expression    meaning`. */
export function equationsOf(source: string): EquationLine[] {
  const blocks = source.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return blocks.flatMap((block) =>
    block.split('\n').flatMap((line) => {
      const [, equation, meaning = ''] = /^\s*\*\s{3,}(\S.*?=.*?)(?:\s{3,}(.*?))?\s*$/.exec(line) ?? [];
      return equation ? [{ tex: toTex(equation), meaning }] : [];
    }),
  );
}

/** The letters of the table that equations have in them, as a cell uses them: in its own sense, or else in that of all. */
export function symbolsIn(lines: EquationLine[], symbols: SymbolEntry[], cell: string): SymbolEntry[] {
  const written = lines.map(({ tex }) => tex).join(' ');
  const isThere = (letter: string) => new RegExp(`(?<![\\\\\\p{L}])${letter}(?!\\p{L})`, 'u').test(written);
  const own = new Set(symbols.filter(({ in: cells }) => cells?.includes(cell)).map(({ letter }) => letter));
  return symbols.filter(
    ({ letter, in: cells }) =>
      (cells ? cells.includes(cell) : !own.has(letter)) && letter.length === 1 && isThere(letter),
  );
}

/** Where an entry of the table stands on the page of symbols: its letter, and what it is called where there are several. */
export const symbolAnchor = ({ letter, name }: SymbolEntry): string =>
  `${letter}-${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`;
