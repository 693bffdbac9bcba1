/** What is wrong with a piece of content, in a form that says where it is and how to fix it. */

export interface Problem {
  /** Path from the project's root. */
  file: string;
  line?: number;
  field?: string;
  message: string;
  /** What to do about it. */
  fix: string;
}

/** Two lines: `content/terms/gru.mdx:7 prerequisites: no term is called "lsmt"`, and under it the fix. */
export const format = ({ file, line, field, message, fix }: Problem): string =>
  `${file}${line ? `:${line}` : ''} ${field ? `${field}: ` : ''}${message}\n    Fix: ${fix}`;

const escapedData = (text: string) => text.replace(/[%\r\n]/g, (sign) => encodeURIComponent(sign));
const escapedProperty = (text: string) => text.replace(/[%\r\n:,]/g, (sign) => encodeURIComponent(sign));

/** The same as a command that GitHub shows on the line of the file (docs.github.com, "Workflow commands"). */
export const annotation = ({ file, line, field, message, fix }: Problem): string =>
  `::error file=${escapedProperty(file)},line=${line ?? 1}::${escapedData(`${field ? `${field}: ` : ''}${message}\nFix: ${fix}`)}`;

/** All problems, and how many there are. */
export const report = (problems: Problem[]): string =>
  `${problems.map(format).join('\n')}\n\n${problems.length} problem${problems.length === 1 ? '' : 's'} in content/.`;

/** A value as a message quotes it: short, on one line, and never a program's name for an object. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length ? 'this list' : 'an empty list';
  if (value !== null && typeof value === 'object') return 'this group of fields';
  if (typeof value !== 'string') return String(value ?? 'empty');
  const line = value.replace(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}

/** Number of letters to insert, delete or exchange to turn one word into another (Levenshtein). */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, k) => k);
  for (let j = 1; j <= one.length; j++) {
    const next = [j];
    for (let k = 1; k <= other.length; k++) {
      next[k] = Math.min(row[k]! + 1, next[k - 1]! + 1, row[k - 1]! + Number(one[j - 1] !== other[k - 1]));
    }
    row = next;
  }
  return row[other.length]!;
}

/** Letters that two names of this length may differ in and still be taken for each other. */
const slips = (one: string, other: string) => Math.ceil(Math.max(one.length, other.length) / 3);

/**
 * How far a name lies from what was wanted; undefined where nobody would take the one for the other. Names whose lengths
 * differ too much are not compared letter by letter: a text of any length is answered at once.
 */
function away(wanted: string, name: string): number | undefined {
  const shorter = Math.min(wanted.length, name.length);
  if (shorter > 2 && shorter * 3 >= wanted.length && (name.startsWith(wanted) || wanted.startsWith(name))) return 1;
  const allowed = slips(wanted, name);
  if (Math.abs(wanted.length - name.length) > allowed) return undefined;
  const letters = distance(wanted.toLowerCase(), name.toLowerCase());
  return letters <= allowed ? letters : undefined;
}

/** The name most like `wanted`, and at most two others that are nearly as like it, best first; none where none is near. */
export const nearest = (wanted: string, names: string[]): string[] => {
  const ranked = names
    .flatMap((name) => {
      const letters = away(wanted, name);
      return letters === undefined ? [] : [{ name, letters }];
    })
    .sort((a, b) => a.letters - b.letters || a.name.localeCompare(b.name));
  return ranked.filter(({ letters }, k) => k < 3 && letters <= ranked[0]!.letters + 1).map(({ name }) => name);
};

/** The names to take where one is not known: those near it, or else the first of all there are. */
export const suggested = (wanted: string, names: string[]): string[] => {
  const near = nearest(wanted, names);
  return near.length ? near : names.slice(0, 3);
};

/** `"gru", "lstm" or "rnn"`. */
export const either = (names: string[]): string =>
  names
    .map((name) => `"${name}"`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');
