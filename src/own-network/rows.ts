/** Rows of numbers that a reader types or pastes: one time step a line, its numbers between spaces, commas or semicolons. */
import { refuse } from './refusal.ts';

const MOST_ROWS = 500;

/** The rows [T][D]. Throws a `Refusal` that names the line. */
export function rowsIn(text: string, D: number): Float64Array[] {
  const lines = text.split(/\r\n|\r|\n/).map((line, k) => ({ line: line.trim(), at: k + 1 }));
  const rows = lines.filter(({ line }) => line !== '');
  if (rows.length === 0)
    refuse(`No row is typed. Type ${D} ${D === 1 ? 'number' : 'numbers'} on each line, a line for each time step.`);
  if (rows.length > MOST_ROWS) refuse(`There are ${rows.length} rows, and this page runs ${MOST_ROWS}. Paste fewer.`);
  return rows.map(({ line, at }) => {
    const parts = line.split(/\s*[,;\s]\s*/).filter(Boolean);
    const numbers = parts.map((part) => {
      const number = Number(part.replace('−', '-'));
      return Number.isFinite(number)
        ? number
        : refuse(`Line ${at}: “${part.slice(0, 40)}” is not a number. Write 0.5 or -1e-3.`);
    });
    if (numbers.length !== D)
      refuse(
        `Line ${at} has ${numbers.length} ${numbers.length === 1 ? 'number' : 'numbers'}, and the network reads ${D} at each time step.`,
      );
    return Float64Array.from(numbers);
  });
}

/** Rows as a reader would type them. */
export const asText = (rows: Iterable<Iterable<number>>): string =>
  [...rows].map((row) => [...row].map((number) => Number(number.toFixed(2))).join(' ')).join('\n');
