/** What a page may load and do: one policy, as a header for hosts that send headers and in every page for those that do not. */
import { readdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/** What a page may do, in any host. Only WebAssembly needs leave to compile; no inline script or style has it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** The policy as a page carries it, in a `meta` element that stands before everything that loads. */
export const policyOfPage = POLICY;

/** The policy as a header, which alone can forbid that other sites frame a page. */
export const policyOfHeader = `${POLICY}; frame-ancestors 'none'`;

/** The folder of pages that any site may frame. */
const FRAMED = 'embed';
/** The pages that may ask for the microphone, and the folder that they are in, whose pages have a rule each. */
const HEARING = ['keywords', 'wild/noise', 'wild/speech'];
const DIVIDED = 'wild';

const rule = (path: string, policy: string, microphone = '()', ...more: string[]) =>
  [
    path,
    `  Content-Security-Policy: ${policy}`,
    '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: strict-origin-when-cross-origin',
    `  Permissions-Policy: camera=(), geolocation=(), microphone=${microphone}`,
    ...more.map((line) => `  ${line}`),
    '',
  ].join('\n');

/**
 * The file `_headers` of a site under `base`, in the form that Netlify and Cloudflare read. Each file and folder at the top
 * of the site has a rule of its own, and no rule is for all: these hosts apply every rule that matches, so one that forbids
 * framing must not match what may be framed, and one that forbids the microphone must not match a page that hears.
 */
export const headersFile = (base: string, top: { name: string; isFolder: boolean }[]): string =>
  [
    rule(base, policyOfHeader),
    rule(`${base}${DIVIDED}/`, policyOfHeader),
    ...top.map(({ name, isFolder }) =>
      rule(
        `${base}${name}${isFolder ? '/*' : ''}`,
        name === FRAMED ? POLICY : policyOfHeader,
        HEARING.includes(name) ? '(self)' : '()',
        ...(name === '_astro' ? ['Cache-Control: public, max-age=31536000, immutable'] : []),
      ),
    ),
  ].join('');

/** Writes `_headers` beside the built site. */
export const headers = (base: string): AstroIntegration => ({
  name: 'headers',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const entriesOf = async (folder: string) =>
        (await readdir(new URL(folder, dir), { withFileTypes: true })).map((entry) => ({
          name: `${folder}${entry.name}`,
          isFolder: entry.isDirectory(),
        }));
      const entries = [...(await entriesOf('')), ...(await entriesOf(`${DIVIDED}/`))];
      const top = entries.filter(({ name }) => name !== DIVIDED);
      // Pagefind writes its folder once the pages are there.
      const all = [...top.filter(({ name }) => name !== 'pagefind'), { name: 'pagefind', isFolder: true }];
      await writeFile(
        new URL('_headers', dir),
        headersFile(
          base,
          all.sort((a, b) => (a.name < b.name ? -1 : 1)),
        ),
      );
    },
  },
});
