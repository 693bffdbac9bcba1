/** What is wrong with a piece of content, in a form that says where it is and how to mend it. */

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

/** All problems, and how many there are. */
export const report = (problems: Problem[]): string =>
  `${problems.map(format).join('\n')}\n\n${problems.length} problem${problems.length === 1 ? '' : 's'} in content/.`;

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

/** The name most like `wanted`, and at most two others that are nearly as like it; best first. */
export const nearest = (wanted: string, names: string[]): string[] => {
  const likeness = (name: string) =>
    name.startsWith(wanted) || wanted.startsWith(name) ? 1 : distance(wanted.toLowerCase(), name.toLowerCase());
  const ranked = names
    .map((name) => ({ name, away: likeness(name) }))
    .sort((a, b) => a.away - b.away || a.name.localeCompare(b.name));
  return ranked.filter(({ away }, k) => k < 3 && away <= ranked[0]!.away + 1).map(({ name }) => name);
};

/** `"gru", "lstm" or "rnn"`. */
export const either = (names: string[]): string =>
  names
    .map((name) => `"${name}"`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');
