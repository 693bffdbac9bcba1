/** The value of a product as a reader writes it down: `(2 + 3) × 4 heads` is 20. Pure. */

const OPERATORS = /^[×*+]$/;

/** Words are left out. Undefined where there is nothing to multiply or add, or where something is missing. */
export function productIn(as: string): number | undefined {
  const tokens = (as.match(/\p{L}[\p{L}\p{N}_-]*|\d+(?:,\d{3})*|\S/gu) ?? []).filter((token) => !/^\p{L}/u.test(token));
  if (!tokens.some((token) => OPERATORS.test(token))) return undefined;
  let at = 0;
  const factor = (): number => {
    const token = tokens[at++] ?? '';
    if (token !== '(') return /^\d/.test(token) ? Number(token.replaceAll(',', '')) : Number.NaN;
    const inner = sum();
    return tokens[at++] === ')' ? inner : Number.NaN;
  };
  const product = (): number => {
    let value = factor();
    for (; tokens[at] === '×' || tokens[at] === '*'; value *= factor()) at++;
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (; tokens[at] === '+'; value += product()) at++;
    return value;
  };
  const value = sum();
  return at === tokens.length && Number.isFinite(value) ? value : undefined;
}
