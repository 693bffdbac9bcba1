/** Checks that no date lies in the future: nobody has read or compared anything then. Pure; the day is given. */
import { MONTHS } from './as-of.ts';
import type { Content, PageFile } from './content.ts';
import type { Problem } from './problem.ts';
import { lineOfNode, walk } from './walk.ts';
import type { LineOf } from './yaml.ts';

const FIX = 'Write the day on which it was done; the clock of this machine may be wrong.';

/** East of Greenwich a day begins earlier: the day after is today somewhere. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** The months that a text says its statements are of, where they have not begun. */
function futureMonths({ file, tree, bodyLine }: PageFile, latest: string): Problem[] {
  const problems: Problem[] = [];
  const pattern = new RegExp(`\\bas of (${MONTHS.join('|')})\\s+(\\d{4})\\b`, 'gi');
  walk(tree, (node) => {
    for (const [words, month = '', year] of (node.type === 'text' ? (node.value ?? '') : '').matchAll(pattern)) {
      const at = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1;
      const first = `${year}-${String(at).padStart(2, '0')}-01`;
      if (first > latest)
        problems.push({
          file,
          line: lineOfNode(node, bodyLine),
          message: `"${words.replace(/\s+/g, ' ')}" has not come yet`,
          fix: FIX,
        });
    }
  });
  return problems;
}

/** Every date of the content that comes after `today` (2026-11-27). */
export function checkDates(content: Content, today: string): Problem[] {
  const latest = dayAfter(today);
  const later = (file: string, lineOf: LineOf, path: PropertyKey[], date: string): Problem[] =>
    date > latest
      ? [
          {
            file,
            line: lineOf(...path),
            field: path.join('.'),
            message: `${date} has not come yet: today is ${today}`,
            fix: FIX,
          },
        ]
      : [];
  return [
    ...content.terms.flatMap(({ file, fields, lineOf }) =>
      fields.status === 'written'
        ? [
            ...later(file, lineOf, ['verified'], fields.verified),
            ...fields.reviews.flatMap(({ when }, k) => later(file, lineOf, ['reviews', k, 'when'], when)),
          ]
        : [],
    ),
    ...content.sources.flatMap(({ file, fields, lineOf }) => [
      ...later(file, lineOf, ['readOn'], fields.readOn),
      ...later(file, lineOf, ['year'], `${fields.year}-01-01`),
    ]),
    ...content.models.flatMap(({ file, fields, lineOf }) => later(file, lineOf, ['verified'], fields.verified)),
    ...[...content.terms, ...content.pages, ...content.drafts].flatMap((page) => futureMonths(page, latest)),
  ];
}
