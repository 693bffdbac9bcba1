/** What holds on every page: no console error, axe without a violation in both themes, no sideways scrolling on a phone. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';

const dist = inject('rootDist');
const pages = globSync('**/index.html', { cwd: dist }).map((file) => `${dirname(file).replaceAll('\\', '/')}/`);
// One template makes the pages of all sources, and one those of all claims; what differs is how long their texts are.
const length = (path: string) => readFileSync(join(dist, path, 'index.html')).length;
const longestFirst = (folder: string) =>
  pages
    .filter((path) => path.startsWith(`${folder}/`) && path !== `${folder}/`)
    .map((path) => ({ path, length: length(path) }))
    .sort((a, b) => b.length - a.length)
    .map(({ path }) => path);
const [sources, claims] = [longestFirst('sources'), longestFirst('claims')];
// So it is with terms that nobody has written yet.
const planned = pages.filter((path) => readFileSync(join(dist, path, 'index.html'), 'utf8').includes('name="robots"'));
const alike = [sources, claims, planned].flatMap((paths) => paths.slice(1, -1));
const looked = pages.filter((path) => !alike.includes(path)).map((path) => path.replace(/^\.\//, ''));

/** What changes with the theme and the width; all other rules judge the same page in both. */
const OF_THE_LOOK = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];
/** One frame a page, and only what is wrong of it: four times as fast as everything there is to know. */
const violations = async (page: Page, rules: string[] = []) => {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  return (await (rules.length ? axe.withRules(rules) : axe).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
};
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

/** A word that runs into a link, code or emphasis: the break of a line before a tag is no space in a built page. */
const RUN_TOGETHER = /\p{L}{2,}[.,;:]?<(?:a|em|code|strong|b|i|cite|q)\b[^>]*>\p{L}{2,}/gu;

it('every page has a space before each link, code and emphasis within a sentence', () => {
  const found = pages.flatMap((path) =>
    [...readFileSync(join(dist, path, 'index.html'), 'utf8').matchAll(RUN_TOGETHER)].map(([text]) => `${path} ${text}`),
  );
  expect(found).toEqual([]);
});

inBrowser('every page', (open) => {
  // Looked at once: in the light on a desktop, then in the dark on a phone.
  it.concurrent.each(looked)('/%s passes axe in both themes, logs no error and fits a phone', async (path) => {
    const { page, errors } = await open(rootSite + path, { colorScheme: 'light', reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await widthOf(page)).toBeLessThanOrEqual(PHONE.width);
    expect(await violations(page, OF_THE_LOOK)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  // One template makes them: what differs is the text, which is put into a page that is there.
  it('of a source or a claim needs no sideways scrolling on a phone either', async () => {
    const { page } = await open(rootSite + sources[0], { viewport: PHONE });
    const wide: string[] = [];
    for (const path of [...sources, ...claims]) {
      const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
      await page.evaluate((text) => {
        const { body } = new DOMParser().parseFromString(text, 'text/html');
        document.querySelector('main')!.replaceWith(body.querySelector('main')!);
      }, html);
      if ((await widthOf(page)) > PHONE.width) wide.push(path);
    }
    expect(wide).toEqual([]);
    await page.context().close();
  });
});
