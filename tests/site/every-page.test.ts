/** What holds on every page: no console error, no broken link, axe without a violation, both themes, both widths. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, inject, it } from 'vitest';
import { baseSite, DESKTOP, inBrowser, PHONE, rootSite } from './browser.ts';

const dist = inject('dist');
const pages = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name === 'index.html')
  .map((entry) => relative(dist, entry.parentPath).replaceAll('\\', '/'))
  .map((path) => (path ? `${path}/` : ''));
// One template makes the pages of all sources; what differs is how long their texts are.
const sources = pages
  .filter((path) => path.startsWith('sources/') && path !== 'sources/')
  .toSorted(
    (a, b) => readFileSync(join(dist, b, 'index.html')).length - readFileSync(join(dist, a, 'index.html')).length,
  );
const looked = pages.filter((path) => !sources.slice(1, -1).includes(path));

inBrowser('every page', (open) => {
  it.each(looked)('/%s passes axe in both themes and logs no error', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, errors } = await open(rootSite + path, { colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      ).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    }
  });

  it.each(looked)('/%s needs no sideways scrolling on a phone', async (path) => {
    const { page } = await open(rootSite + path, { viewport: PHONE });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await page.context().close();
  });

  it('of a source needs no sideways scrolling on a phone either', async () => {
    const { page } = await open(rootSite, { viewport: PHONE });
    const wide: string[] = [];
    for (const path of sources) {
      await page.goto(rootSite + path, { waitUntil: 'domcontentloaded' });
      if ((await page.evaluate(() => document.documentElement.scrollWidth)) > PHONE.width) wide.push(path);
    }
    expect(wide).toEqual([]);
    await page.context().close();
  });

  it('has only links that lead somewhere, under a base path too', async () => {
    for (const site of [rootSite, baseSite]) {
      const { page } = await open(site, { viewport: DESKTOP });
      const broken = await page.evaluate(
        async ({ site, pages }) => {
          const seen = new Map<string, Document | null>();
          const load = async (url: string) => {
            if (!seen.has(url)) {
              const answer = await fetch(url);
              const html = answer.ok && answer.headers.get('content-type')?.includes('html') ? await answer.text() : '';
              seen.set(url, answer.ok ? new DOMParser().parseFromString(html, 'text/html') : null);
            }
            return seen.get(url);
          };
          const failures: string[] = [];
          for (const path of pages) {
            const here = await load(site + path);
            for (const anchor of here?.querySelectorAll('a[href], link[href], script[src]') ?? []) {
              const target = new URL(anchor.getAttribute('href') ?? anchor.getAttribute('src')!, site + path);
              if (target.origin !== location.origin) continue;
              const there = await load(target.origin + target.pathname);
              if (!there) failures.push(`${path}: ${target.pathname} does not exist`);
              else if (target.hash && !there.getElementById(decodeURIComponent(target.hash.slice(1))))
                failures.push(`${path}: ${target.pathname} has no ${target.hash}`);
            }
          }
          return failures;
        },
        { site, pages },
      );
      expect(broken).toEqual([]);
      await page.context().close();
    }
  });
});
