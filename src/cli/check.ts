/** `npm run check`: every problem of the content, with its fix. */
import { checkContent } from '../markdown/check.ts';
import { loadContent } from '../markdown/content.ts';
import { format } from '../markdown/problem.ts';

/** Prints the problems; exit code 1 if there are any. */
export async function main(): Promise<number> {
  const content = loadContent();
  const problems = checkContent(content);
  for (const problem of problems) console.error(format(problem));
  const written = content.terms.filter(({ fields }) => fields.status === 'written').length;
  console.log(problems.length ? `\n${problems.length} problem${problems.length === 1 ? '' : 's'} in content/.` : `content/ is in order: ${written} written and ${content.terms.length - written} planned terms, ${content.sources.length} sources.`);
  return problems.length ? 1 : 0;
}
