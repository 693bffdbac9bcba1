/** Reads and checks learning paths: every step is a term, stands once, and comes after what it needs. Pure. */
import { type PathFields, pathSchema } from '../schema/path.ts';
import { unknown } from './check-links.ts';
import type { Content, TermFile } from './content.ts';
import type { Problem } from './problem.ts';
import { quantityIn } from './quantity.ts';
import { type RecordFile, readRecord } from './read.ts';

/** A path as its file says it. */
export type PathFile = RecordFile<PathFields>;

/** A path file taken apart, or the problems that prevent it. */
export const readPath = (id: string, file: string, text: string): PathFile | Problem[] =>
  readRecord(id, file, text, pathSchema);

/** How a term comes to need another: the shortest chain of prerequisites, both ends included; undefined if it does not. */
export function chainOfNeed(
  from: string,
  to: string,
  byId: Map<string, Pick<TermFile, 'fields'>>,
): string[] | undefined {
  const chains = [[from]];
  const seen = new Set([from]);
  for (const chain of chains) {
    for (const next of byId.get(chain.at(-1)!)?.fields.prerequisites ?? []) {
      if (next === to) return [...chain, to];
      if (!seen.has(next)) chains.push([...chain, next]);
      seen.add(next);
    }
  }
  return undefined;
}

/** Every problem of the paths. */
export function checkPaths({ paths, terms, ids }: Content): Problem[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return paths.flatMap(({ file, fields, lineOf }) => {
    const whole = quantityIn(fields.whom);
    const problems: Problem[] = whole ? [stated(whole, file, lineOf('whom'), 'whom')] : [];
    fields.steps.forEach(({ term, why }, k) => {
      const place = { file, line: lineOf('steps', k), field: `steps.${k}` };
      const word = quantityIn(why);
      if (word) problems.push(stated(word, file, lineOf('steps', k, 'why'), `steps.${k}.why`));
      if (!ids.term.includes(term)) {
        problems.push({
          ...place,
          ...unknown('term', term, ids.term, `content/terms/${term}.mdx (npm run new term ${term})`),
        });
        return;
      }
      const before = fields.steps.slice(0, k).map((step) => step.term);
      if (before.includes(term)) {
        problems.push({
          ...place,
          message: `"${term}" stands on the path already`,
          fix: 'Remove one of the two steps.',
        });
        return;
      }
      for (const earlier of before) {
        const chain = chainOfNeed(earlier, term, byId);
        if (!chain) continue;
        const by = chain.length > 2 ? ` (${chain.join(' → ')})` : '';
        const message = `"${term}" comes after "${earlier}", which needs it${by}`;
        problems.push({ ...place, message, fix: `Move "${term}" before "${earlier}".` });
        break;
      }
    });
    return problems;
  });
}

const stated = (word: string, file: string, line: number | undefined, field: string): Problem => ({
  file,
  line,
  field,
  message: `says "${word}", which needs a mark`,
  fix: 'Paths carry no marks: say it without a number, a date or a comparison; the term’s page has the figures.',
});
