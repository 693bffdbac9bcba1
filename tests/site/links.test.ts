/** Every link, style and script of every built page leads somewhere, its anchor included; read from the files. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type HTMLElement, parse } from 'node-html-parser';
import { expect, inject, it } from 'vitest';

const SITES = { 'at the root': ['rootDist', 'rootSite'], 'under a base path': ['baseDist', 'baseSite'] } as const;

/** The file that a static host answers an address of the site with; undefined where it has none. */
function fileAt(dist: string, base: string, path: string): string | undefined {
  if (!path.startsWith(base)) return undefined;
  const file = join(dist, decodeURIComponent(path.slice(base.length)));
  const found = existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file;
  return existsSync(found) ? found : undefined;
}

it.each(Object.entries(SITES))('no link is broken, %s', (_, [folder, address]) => {
  const [dist, site] = [inject(folder), new URL(inject(address))];
  const read = (file: string) => {
    const page = parse(readFileSync(file, 'utf8'));
    const links = page.querySelectorAll('a[href], link[href], script[src], img[src]');
    return { ids: new Set(page.querySelectorAll('[id]').map(({ id }) => id)), links };
  };
  const pages = new Map<string, { ids: Set<string>; links: HTMLElement[] }>();
  for (const path of globSync('**/*.html', { cwd: dist })) pages.set(join(dist, path), read(join(dist, path)));
  expect(pages.size).toBeGreaterThan(100);

  const broken: string[] = [];
  for (const [file, { links }] of pages) {
    const here = new URL(file.slice(dist.length + 1).replace(/index\.html$/, ''), site);
    for (const link of links) {
      const target = new URL((link.getAttribute('href') ?? link.getAttribute('src')) as string, here);
      if (target.origin !== site.origin) continue;
      const there = fileAt(dist, site.pathname, target.pathname);
      if (!there) broken.push(`${here.pathname}: ${target.pathname} does not exist`);
      else if (target.hash && pages.get(there)?.ids.has(decodeURIComponent(target.hash.slice(1))) === false)
        broken.push(`${here.pathname}: ${target.pathname} has no ${target.hash}`);
    }
  }
  expect(broken).toEqual([]);
});
