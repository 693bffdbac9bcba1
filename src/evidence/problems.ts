/** Every problem of the project: the one list that the check prints, at which a build stops and which dev shows. */
import { checkContent } from '../markdown/check.ts';
import type { Content } from '../markdown/content.ts';
import type { Problem } from '../markdown/problem.ts';
import { checkReach } from '../markdown/reach.ts';
import { benchProblems } from './bench-records.ts';
import { pythonProblems } from './python.ts';
import { recordedIn, recordingProblems } from './recordings.ts';
import { idsIn, readerOf, recordProblems } from './records.ts';

/** An empty list means that the site may be built. No date may lie after `today` (2026-11-27). `root` is where the records lie and the code they were measured with. */
export function problemsOf(content: Content, today: string, root?: string): Problem[] {
  const found = checkContent(content, { today });
  // The graph is made only of content in order.
  return [
    ...found,
    ...(found.length ? [] : checkReach(content)),
    ...(pythonProblems(content) ?? []),
    ...recordProblems(readerOf(root), idsIn(root)),
    ...recordingProblems(readerOf(root), recordedIn(root)),
    ...benchProblems(readerOf(root)),
  ];
}
