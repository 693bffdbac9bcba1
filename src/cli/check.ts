/** `npm run check`: every problem of the content and of the records of claims, with its fix, and which pages are old. */
import { idsIn, readerOf, recordProblems } from '../ledger/records.ts';
import { checkContent } from '../markdown/check.ts';
import { loadContent } from '../markdown/content.ts';
import { report } from '../markdown/problem.ts';
import { checkReach, STALE_DAYS, stale } from '../markdown/reach.ts';
import { day } from '../schema/term.ts';

/** Prints the problems; exit code 1 if there are any. Ages are counted to today, or to `--on 2027-03-01`. */
export async function main([option, given]: string[] = []): Promise<number> {
  const today = option === '--on' ? given : new Date().toISOString().slice(0, 10);
  if ((option && option !== '--on') || !day.safeParse(today).success || Number.isNaN(Date.parse(today!))) {
    console.error(
      `"${[option, given].filter(Boolean).join(' ')}" is not a day to count from.\n    Fix: npm run check -- --on 2027-03-01`,
    );
    return 1;
  }
  const content = loadContent();
  const found = checkContent(content);
  // The graph is made only of content in order.
  const problems = [...found, ...(found.length ? [] : checkReach(content)), ...recordProblems(readerOf(), idsIn())];
  if (problems.length) {
    console.error(report(problems));
    return 1;
  }
  const old = stale(content, today!);
  if (old.length) {
    console.log(
      `Verified more than ${STALE_DAYS} days before ${today}; compare with the sources again and set "verified":`,
    );
    for (const { file, verified, days } of old) console.log(`  ${file} (${verified}, ${days} days)`);
    console.log('');
  }
  const written = content.terms.filter(({ fields }) => fields.status === 'written').length;
  const planned = content.terms.length - written;
  console.log(
    `content/ is in order: ${written} written and ${planned} planned terms, ${content.sources.length} sources.`,
  );
  return 0;
}
