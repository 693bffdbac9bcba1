/** `npm start` ends here: serves the built site as a static host would, with its headers and its 404 page. */

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { site } from '../site.ts';

/** The header rules of a `_headers` file (the Netlify and Cloudflare form): path pattern → headers. */
export function parseHeaders(text: string): { pattern: RegExp; headers: [string, string][] }[] {
  const rules: { pattern: RegExp; headers: [string, string][] }[] = [];
  for (const line of text.split('\n')) {
    if (/^\S/.test(line) && !line.startsWith('#')) {
      const path = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*');
      rules.push({ pattern: new RegExp(`^${path}$`), headers: [] });
    } else if (/^\s+\S+:/.test(line)) {
      const [name, ...value] = line.trim().split(':');
      rules.at(-1)?.headers.push([name!, value.join(':').trim()]);
    }
  }
  return rules;
}

/**
 * Serves the folder `dist` under `base` on `port` (0 takes a free one), as a host does that reads `_headers`, or as one that
 * sends no headers. Resolves with the server and its address.
 */
export function serveFolder(
  dist: string,
  base: string,
  port: number,
  { withHeaders = true } = {},
): Promise<{ server: Server; address: string }> {
  const file = join(dist, '_headers');
  const rules = withHeaders && existsSync(file) ? parseHeaders(readFileSync(file, 'utf8')) : [];
  const missing = existsSync(join(dist, '404.html')) ? readFileSync(join(dist, '404.html')) : 'Not found';
  const files = sirv(dist, { dev: true });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    for (const { pattern, headers } of rules) {
      if (pattern.test(path)) for (const [name, value] of headers) response.setHeader(name, value);
    }
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(missing);
    };
    if (!path.startsWith(base))
      return path === base.slice(0, -1) ? void response.writeHead(302, { location: base }).end() : notFound();
    request.url = request.url!.slice(base.length - 1);
    files(request, response, notFound);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as { port: number };
      resolve({ server, address: `http://localhost:${taken}${base}` });
    });
  });
}

/** Serves dist/ until stopped. PORT chooses the port; a busy one is replaced by a free one. */
export async function main(): Promise<number> {
  const wanted = Number(process.env.PORT ?? 4321);
  const { address } = await serveFolder('dist', site.base, wanted).catch(() => serveFolder('dist', site.base, 0));
  console.log(`\n  ${site.name} is served at ${address}  (Ctrl-C stops it)\n`);
  return new Promise(() => {});
}
