/** `npm run check`: every problem of the content and of the records of claims, with its fix, and which pages are old. */
import { parseArgs } from 'node:util';
import { codeOfBench, staleBenches } from '../evidence/bench-records.ts';
import { problemsOf } from '../evidence/problems.ts';
import { hasPython } from '../evidence/python.ts';
import { readerOf } from '../evidence/records.ts';
import { loadContent } from '../markdown/content.ts';
import { annotation, report } from '../markdown/problem.ts';
import { STALE_DAYS, stale } from '../markdown/reach.ts';
import { day } from '../schema/term.ts';

const OPTIONS = { on: { type: 'string' }, github: { type: 'boolean' } } as const;

/**
 * Prints the problems; exit code 1 if there are any. Ages are counted to today, or to `--on 2027-03-01`. With `--github`,
 * and in a workflow of GitHub, every problem is also printed so that it is shown on its line.
 */
export async function main(args: string[] = []): Promise<number> {
  const asked = options(args);
  if (typeof asked === 'string') {
    console.error(asked);
    return 1;
  }
  const { today, onGithub } = asked;
  const content = loadContent();
  const problems = problemsOf(content, today);
  if (problems.length) {
    if (onGithub) for (const problem of problems) console.log(annotation(problem));
    console.error(report(problems));
    return 1;
  }
  const old = stale(content, today);
  if (old.length) {
    console.log(
      `Verified more than ${STALE_DAYS} days before ${today}; compare with the sources again and set "verified":`,
    );
    for (const { file, verified, days } of old) console.log(`  ${file} (${verified}, ${days} days)`);
    console.log('');
  }
  for (const stale of staleBenches(readerOf(), codeOfBench(readerOf()))) console.log(`${stale}\n`);
  if (!hasPython()) console.log('Python code on pages was not read: python3 is not on this machine.');
  const written = content.terms.filter(({ fields }) => fields.status === 'written').length;
  const planned = content.terms.length - written;
  console.log(
    `content/ is in order: ${written} written and ${planned} planned terms, ${content.sources.length} sources.`,
  );
  return 0;
}

/** What the command line asks for, or what is wrong with it and the fix. */
function options(args: string[]): { today: string; onGithub: boolean } | string {
  try {
    const { on, github } = parseArgs({ args, options: OPTIONS }).values;
    const today = on ?? new Date().toISOString().slice(0, 10);
    if (day.safeParse(today).success && !Number.isNaN(Date.parse(today)))
      return { today, onGithub: github ?? process.env.GITHUB_ACTIONS === 'true' };
  } catch {
    // The same words for an option that there is not.
  }
  return `"${args.join(' ')}" is not a day to count from.\n    Fix: npm run check -- --on 2027-03-01, or -- --github for the notes that GitHub shows on lines.`;
}
