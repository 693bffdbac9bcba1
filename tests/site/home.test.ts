/** The front page: a search that answers, sentences to guess, a timeline, and the way to every term; without scripts too. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { describe, expect, inject, it } from 'vitest';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';

const LAPTOP = { width: 1280, height: 800 };

inBrowser('a reader of the front page', (open) => {
  it.each([rootSite, baseSite])(
    'reads what a term means while typing, before any full-text index is loaded, at %s',
    async (site) => {
      const { page, errors, requests } = await open(site);
      const field = page.getByRole('searchbox', { name: 'Search the terms' });
      expect(requests.some((url) => url.endsWith('names.json'))).toBe(false);
      await field.pressSequentially('forget ga');
      const first = page.locator('.found li').first();
      await first.getByRole('link', { name: 'Forget gate', exact: true }).waitFor();
      expect((await first.locator('p').textContent())!.length).toBeGreaterThan(60);
      expect(await page.locator('.found li').last().textContent()).toBe('Search all pages for “forget ga”');
      expect(requests.filter((url) => url.includes('pagefind'))).toEqual([]);
      await field.press('Enter');
      await page.waitForURL(`${site}terms/forget-gate/`);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  it('goes through the answers with the arrow keys, closes them with Escape, and is told where none has the name', async () => {
    const { page } = await open(rootSite);
    const field = page.getByRole('searchbox', { name: 'Search the terms' });
    await field.pressSequentially('lstm');
    await page.locator('.found-title').first().waitFor();
    await field.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('found-title');
    await page.keyboard.press('ArrowUp');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.found').isVisible()).toBe(false);
    await field.fill('qqqq');
    await page.getByText('No term has this name.').waitFor();
    await field.press('Enter');
    await page.waitForURL(`${rootSite}search/?q=qqqq`);
    await page.context().close();
  });

  it('guesses whether a sentence is true, and is told the verdict, what it rests on and where to read on', async () => {
    const { page, errors } = await open(rootSite);
    const guess = page.locator('guess-sentence').filter({ hasText: 'Attention knows the order of the words' });
    expect(await guess.locator('details').isVisible()).toBe(false);
    await guess.getByRole('button', { name: 'True' }).press('Enter');
    expect(await guess.locator('details').textContent()).toMatch(/False\.\s+You said: true\./);
    await guess.getByRole('button', { name: 'False' }).press('Enter');
    expect(await guess.locator('details').textContent()).toMatch(/False\.\s+You were right\./);
    expect((await guess.locator('.guess-claim').textContent())!.length).toBeGreaterThan(40);
    await guess.getByRole('link').last().press('Enter');
    await page.waitForURL(/\/tested\/#[a-z-]+$/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('needs at most three screens of a laptop, and sees the search on the first screen of a phone', async () => {
    const { page } = await open(rootSite, { viewport: LAPTOP });
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2400);
    await page.setViewportSize({ width: 390, height: 844 });
    const box = await page.getByRole('searchbox').boundingBox();
    expect(box!.y + box!.height).toBeLessThan(420);
    await page.context().close();
  });

  it('sees the whole picture with its controls on the first screen of a laptop, and words beside the headline', async () => {
    const { page } = await open(rootSite, { viewport: LAPTOP });
    const placeOf = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
    const steps = await placeOf('one-sentence .steps');
    expect(steps.y + steps.height).toBeLessThanOrEqual(LAPTOP.height);
    const [name, search] = [await placeOf('h1'), await placeOf('home-search')];
    expect(search.x).toBeGreaterThanOrEqual(name.x + name.width);
    expect(search.y).toBeLessThan(name.y + name.height);
    await page.context().close();
  });

  it.each([LAPTOP, { width: 390, height: 844 }, { width: 320, height: 640 }])(
    'reads in the picture, on one line above its lanes, what its numbers count and which are better, at $width',
    async (viewport) => {
      const { page } = await open(rootSite, { viewport });
      const key = page.locator('.lanes-key');
      expect(await key.textContent()).toMatch(/bytes of memory.*fewer is better/);
      const [box, lanes] = [(await key.boundingBox())!, (await page.locator('.lanes').boundingBox())!];
      expect(box.y + box.height).toBeLessThanOrEqual(lanes.y + 1);
      expect(box.height).toBeLessThan(22);
      expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      await page.context().close();
    },
  );

  it('gets a line of years on a laptop and a list on a phone', async () => {
    const { page } = await open(rootSite, { viewport: LAPTOP });
    expect(await page.locator('.timeline-line').isVisible()).toBe(true);
    expect(await page.locator('.timeline-list').isVisible()).toBe(false);
    await page.setViewportSize(PHONE);
    expect(await page.locator('.timeline-line').isVisible()).toBe(false);
    expect(await page.locator('.timeline-list li').first().textContent()).toMatch(/1986\s+Jordan network/);
    await page.context().close();
  });

  it.each(['recurrent', 'a-z'])('is led on from the old address of a list, #%s', async (anchor) => {
    const { page } = await open(`${baseSite}#${anchor}`);
    await page.waitForURL(anchor === 'a-z' ? `${baseSite}terms/` : `${baseSite}terms/#${anchor}`);
    await page.context().close();
  });

  it('needs no script to search, to see a verdict and to find a term', async () => {
    const { page } = await open(rootSite, { javaScriptEnabled: false, viewport: PHONE });
    await page.locator('guess-sentence summary').first().press('Enter');
    expect(await page.locator('guess-sentence').first().getByText('The evidence for this verdict').isVisible()).toBe(
      true,
    );
    expect(await page.locator('.guess-answers').first().isVisible()).toBe(false);
    expect(await page.locator('.pills li a').count()).toBeGreaterThan(30);
    await page.getByRole('searchbox').fill('gate');
    await page.getByRole('button', { name: 'Search' }).press('Enter');
    await page.waitForURL(`${rootSite}search/?q=gate`);
    await page.context().close();
  });
});

describe('the front page', () => {
  const home = parse(readFileSync(join(inject('rootDist'), 'index.html'), 'utf8'));

  it('counts the terms and the written ones as they are', () => {
    const all = parse(readFileSync(join(inject('rootDist'), 'terms/index.html'), 'utf8')).querySelectorAll(
      '[data-item]',
    );
    const written = all.filter((item) => item.getAttribute('data-level')!.includes('written'));
    expect(home.querySelector('#by-category')!.textContent).toBe(`${all.length} terms, ${written.length} written`);
    const more = home.querySelectorAll('.pill-more').map(({ textContent }) => Number(/\d+/.exec(textContent)));
    const pills = home.querySelectorAll('.pills li:not(.pill-more)').length;
    expect(more.reduce((sum, count) => sum + count, pills)).toBe(written.length);
  });

  it('dates every architecture of the timeline by a source, in the line and in the list', () => {
    const list = home.querySelectorAll('.timeline-list li');
    expect(list.length).toBeGreaterThan(12);
    for (const entry of list)
      expect(entry.querySelector('.timeline-year')!.getAttribute('href')).toMatch(/^\/sources\/[a-z0-9]+\/$/);
    expect(home.querySelectorAll('.timeline-line a[href^="/sources/"]').length).toBe(list.length);
  });
});
