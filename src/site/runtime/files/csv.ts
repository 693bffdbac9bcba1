/** The numbers of a frame as CSV: columns of equal length share a table, and tables are parted by an empty line. Pure. */
import type { Values } from '../figure/settings.ts';

type Scalar = string | number | boolean | null;
interface Column {
  name: string;
  values: Scalar[];
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isFlat = (value: unknown): value is Scalar[] => Array.isArray(value) && value.every(isScalar);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What an element of a list is called: by what it says of itself, or by its place, from 1. */
const nameOf = (element: unknown, place: number): string => {
  const own = isRecord(element) && (element.name ?? element.title ?? element.label);
  return typeof own === 'string' && own ? own : String(place + 1);
};
const under = (path: string, name: string) => (path ? `${path} ${name}` : name);

/** The columns that a value makes: a list of numbers is one, a list of rows as many as a row has numbers. */
function columnsOf(value: unknown, path: string): Column[] {
  if (isScalar(value)) return [{ name: path, values: [value] }];
  if (isFlat(value)) return value.length ? [{ name: path, values: value }] : [];
  if (isRecord(value)) return Object.entries(value).flatMap(([name, part]) => columnsOf(part, under(path, name)));
  if (!Array.isArray(value)) return [];
  const width = isFlat(value[0]) ? value[0].length : -1;
  if (value.every((row) => isFlat(row) && row.length === width)) {
    return Array.from({ length: width }, (_, k) => ({
      name: under(path, String(k + 1)),
      values: value.map((row) => row[k]),
    }));
  }
  if (value.every((row) => isRecord(row) && Object.values(row).every(isScalar))) {
    const names = [...new Set(value.flatMap(Object.keys))];
    return names.map((name) => ({ name: under(path, name), values: value.map((row) => row[name] ?? null) }));
  }
  return value.flatMap((element, k) => columnsOf(element, under(path, nameOf(element, k))));
}

const cell = (value: Scalar): string => {
  const text = value === null ? '' : String(value);
  // A text that a spreadsheet would take for a formula is kept a text.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Settings first, then every table of the frame, longest lists last. Lines end as RFC 4180 has it. */
export function csvOf(frame: unknown, settings: Values): string {
  const columns = [...columnsOf(settings, ''), ...columnsOf(frame, '')];
  const lengths = [...new Set(columns.map(({ values }) => values.length))].sort((a, b) => a - b);
  return lengths
    .map((length) => {
      const table = columns.filter(({ values }) => values.length === length);
      const rows = [
        table.map(({ name }) => cell(name)),
        ...Array.from({ length }, (_, k) => table.map(({ values }) => cell(values[k]!))),
      ];
      return rows.map((row) => `${row.join(',')}\r\n`).join('');
    })
    .join('\r\n');
}
