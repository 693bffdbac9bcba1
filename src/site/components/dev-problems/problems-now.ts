/** What is wrong with the content that pages are drawn from at this moment; counted once for each reading of it. */
import { problemsOf } from '../../../evidence/problems.ts';
import type { Problem } from '../../../markdown/problem.ts';
import { read } from '../../build/term-view.ts';

export { site } from '../../../site.ts';

let found: Problem[] | undefined;
export function problems(): Problem[] {
  try {
    found ??= problemsOf(read, new Date().toISOString().slice(0, 10));
  } catch {
    // Code that cannot be read; the page that needs it says where.
    found = [];
  }
  return found;
}
