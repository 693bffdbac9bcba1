/** Checks the timeline: each entry leads to a term that there is, and its year is that of the source that dates it. Pure. */
import { ADDED, unknown } from './check-links.ts';
import type { Content } from './content.ts';
import { LISTS } from './files.ts';
import type { Problem } from './problem.ts';

export function checkTimeline({ timeline, sources, ids }: Content): Problem[] {
  const file = LISTS.timeline;
  return timeline.flatMap(({ year, title, term, source }, k): Problem[] => {
    const problems: Problem[] = [];
    const say = (finding: Pick<Problem, 'message' | 'fix'>) => problems.push({ file, field: title, ...finding });
    if (!ids.term.includes(term)) say(unknown('term', term, ids.term, ADDED.term(term)));
    if (!ids.source.includes(source)) say(unknown('source', source, ids.source, ADDED.source(source)));
    const dated = sources.find(({ id }) => id === source)?.fields.year;
    if (dated !== undefined && dated !== year)
      say({
        message: `${source} is of ${dated}, not of ${year}`,
        fix: `Write ${dated}, or cite the source of ${year}.`,
      });
    const before = timeline[k - 1];
    if (before && before.year > year)
      say({ message: `${year} stands after ${before.year}`, fix: 'Put the entries in the order of their years.' });
    return problems;
  });
}
