/** Third-party notices: the licenses of everything that reaches the reader, read from the installed packages at build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import manifest from '../../package.json' with { type: 'json' };

/** Build tools: nothing of them is in the site. */
const BUILD_ONLY = [
  'astro',
  '@astrojs/',
  'satteri',
  'shiki',
  'katex',
  'preact-render-to-string',
  'sirv',
  'yaml',
  'zod',
];

/** Packages bundled inside those that ship, which tfjs carries along. */
const CARRIED = ['long', 'seedrandom'];

const notice = (name: string) => {
  const folder = join(process.cwd(), 'node_modules', name);
  if (!existsSync(folder))
    throw new Error(
      `The notices name ${name}, which is not installed. Fix: correct the list in src/pages/notices.txt.ts.`,
    );
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  const file = readdirSync(folder, { withFileTypes: true }).find(
    (entry) => entry.isFile() && /^(licen[cs]e|copying)/i.test(entry.name),
  )?.name;
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : `The package carries no license file; it states: ${license}.`;
  return `${name} ${version} — ${license}\n${'-'.repeat(60)}\n${text}\n`;
};

export const GET: APIRoute = () => {
  const shipped = Object.keys(manifest.dependencies).filter(
    (name) => !BUILD_ONLY.some((tool) => name === tool || (tool.endsWith('/') && name.startsWith(tool))),
  );
  const own = 'Unrolled: code MIT, text CC BY 4.0. Its pages contain the following software.\n';
  return new Response([own, ...[...shipped, ...CARRIED].sort().map(notice)].join('\n\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
