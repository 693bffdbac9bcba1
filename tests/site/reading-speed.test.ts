/** How a page arrives: nothing moves while it loads, however late the fonts are, and its HTML is small. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, inject, it } from 'vitest';
import { inBrowser, rootSite } from './browser.ts';

const dist = inject('rootDist');
const PAGES = [
  '',
  'graph/',
  'next/',
  'terms/',
  ...['rnn', 'lstm', 'gru', 'state-space-model', 'transformer'].map((term) => `terms/${term}/`),
];
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

inBrowser('a page that loads', (open) => {
  it.each(PAGES.flatMap((path) => SCREENS.map((viewport) => [path, viewport.width, viewport] as const)))(
    'moves nothing, even where fonts are late: /%s at %i pixels',
    async (path, _, viewport) => {
      const { page } = await open('about:blank', { viewport });
      // A font is late where it comes after the first picture of the page.
      await page.route('**/*.woff2', async (route) => {
        await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
        await route.continue();
      });
      await page.addInitScript(() => {
        const moved: { value: number; what: string }[] = [];
        Object.assign(globalThis, { moved });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Node }[] })[])
            moved.push({
              value: entry.value,
              what: entry.sources.map(({ node }) => node?.textContent?.slice(0, 60)).join(' | '),
            });
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(rootSite + path, { waitUntil: 'networkidle' });
      await page.evaluate(() =>
        document.fonts.ready.then(
          () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
        ),
      );
      const moved = await page.evaluate(
        () => (globalThis as unknown as { moved: { value: number; what: string }[] }).moved,
      );
      expect(
        moved.reduce((sum, { value }) => sum + value, 0),
        JSON.stringify(moved),
      ).toBeLessThanOrEqual(0.01);
      await page.context().close();
    },
    30_000,
  );
});

it('has at most 32 kB of HTML on a page, compressed with Brotli', () => {
  const heavy = globSync('**/index.html', { cwd: dist })
    .map((file) => ({ page: dirname(file), html: readFileSync(join(dist, file)) }))
    // A page that is as small without it, or with less compression, need not be compressed slowly.
    .filter(({ html }) => html.length > 32_000 && gzipSync(html).length > 32_000)
    .map(({ page, html }) => ({ page, size: brotliCompressSync(html).length }))
    .filter(({ size }) => size > 32_000);
  expect(heavy).toEqual([]);
});
