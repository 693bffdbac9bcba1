/** What is wrong with the content as the dev server prints it on a page: its own problems first, with line and fix. Pure. */
import { escapeHtml } from '../../../markdown/escape-html.ts';
import { format, type Problem } from '../../../markdown/problem.ts';

/** Which files a page is made of, by the beginning of its address. */
const BEHIND: [address: RegExp, file: (id: string) => string][] = [
  [/^\/terms\/([^/]+)\//, (id) => `content/terms/${id}.mdx`],
  [/^\/paths\/([^/]+)\//, (id) => `content/paths/${id}.yaml`],
  [/^\/senses\/([^/]+)\//, (id) => `content/senses/${id}.yaml`],
  [/^\/sources\/([^/]+)\//, (id) => `content/sources/${id}.yaml`],
  [/^\/about\/([^/]+)\//, (id) => `content/about/${id}.mdx`],
  [/^\/about\/$/, () => 'content/about/editorial-policy.mdx'],
  [/^\/paths\/$/, () => 'content/paths/'],
  [/^\/sources\/$/, () => 'content/sources/'],
  [/^\/tested\/$/, () => 'content/tested/'],
  [/^\/numbers\/$/, () => 'content/models/'],
  [/^\/symbols\/$/, () => 'content/symbols.yaml'],
  [/^\/claims\/$/, () => 'src/claims/'],
];

/** The problems of the files that the page at `path` is made of, and all others. */
export function filesBehind(path: string, problems: Problem[]): { own: Problem[]; others: Problem[] } {
  const [address, fileOf] = BEHIND.find(([begins]) => begins.test(path)) ?? [];
  const start = fileOf?.(address?.exec(path)?.[1] ?? '');
  const isOwn = ({ file }: Problem) => start !== undefined && file.startsWith(start);
  return { own: problems.filter(isOwn), others: problems.filter((problem) => !isOwn(problem)) };
}

const listed = (problems: Problem[]) =>
  `<ul>${problems
    .map((problem) => {
      const [said, ...fix] = format(problem).split('\n');
      return `<li><strong>${escapeHtml(said ?? '')}</strong><br>${escapeHtml(fix.join(' ').trim())}</li>`;
    })
    .join('')}</ul>`;
const counted = (count: number) => `${count} problem${count === 1 ? '' : 's'}`;

/** A page with the list at the top of its text, or instead of it where the page cannot be drawn. */
export function withProblems(html: string, path: string, problems: Problem[], base: string, instead = false): string {
  const { own, others } = filesBehind(path, problems);
  const list =
    `<link rel="stylesheet" href="${base}src/site/components/dev-problems/dev-problems.css">` +
    '<aside class="dev-problems" aria-label="Problems of the content">' +
    (own.length
      ? `<h2>${counted(own.length)} on this page${instead ? ', which cannot be shown' : ''}</h2>${listed(own)}`
      : '') +
    (others.length
      ? `<details${own.length ? '' : ' open'}><summary>${counted(others.length)} elsewhere</summary>${listed(others)}</details>`
      : '') +
    '<p><small>Only <code>npm run dev</code> shows this; a build stops here.</small></p></aside>';
  // By a function, because "$&" in a text would mean something.
  return instead
    ? html.replace(/(<main[^>]*>)[\s\S]*(?=<\/main>)/, (_, main: string) => main + list)
    : html.replace(/<main[^>]*>/, (main) => main + list);
}
