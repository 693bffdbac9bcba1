/** `npm run check`: every problem of the content and of the records of claims, with its fix. */
import { idsIn, readerOf, recordProblems } from '../ledger/records.ts';
import { checkContent } from '../markdown/check.ts';
import { loadContent } from '../markdown/content.ts';
import { report } from '../markdown/problem.ts';

/** Prints the problems; exit code 1 if there are any. */
export async function main(): Promise<number> {
  const content = loadContent();
  const problems = [...checkContent(content), ...recordProblems(readerOf(), idsIn())];
  if (problems.length) {
    console.error(report(problems));
    return 1;
  }
  const written = content.terms.filter(({ fields }) => fields.status === 'written').length;
  const planned = content.terms.length - written;
  console.log(
    `content/ is in order: ${written} written and ${planned} planned terms, ${content.sources.length} sources.`,
  );
  return 0;
}
