/** What a reader sees where a part of the site cannot be loaded: what failed, in a sentence, and a way on that works. */
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { inBrowser, rootSite } from './browser.ts';

/** The ways in which a file can be missing. */
const MISSING: Record<string, (route: Route) => Promise<void>> = {
  'is not reached': (route) => route.abort(),
  'is not there': (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<title>Not found</title>' }),
  'is something else': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Log in</title>' }),
};
const ways = Object.keys(MISSING);

/** Presses "Try again" with everything back in its place. */
async function again(page: Page, place: string) {
  await page.unrouteAll();
  await page.click(`${place} .try-again`);
}
const says = (page: Page, place: string, words: string) =>
  page.waitForFunction(([at, what]) => document.querySelector(at!)?.textContent?.includes(what!), [place, words]);

inBrowser('where a file cannot be loaded,', (open) => {
  /** A page on which some files are missing from the start. */
  const without = async (files: RegExp | string, path: string, way = 'is not reached') => {
    const opened = await open('about:blank');
    await opened.page.route(files, MISSING[way]!);
    await opened.page.goto(rootSite + path);
    return opened;
  };

  describe.each(ways)('because it %s,', (way) => {
    it('search says that names are missing, and shows what the pages say', async () => {
      const { page } = await without('**/names.json', 'search/', way);
      await page.fill('.search-box input', 'LSTM');
      await says(page, '.search-count', 'the names of the terms could not be searched');
      expect(await page.locator('.hit').count()).toBeGreaterThan(2);
      expect(await page.locator('.hit-term').count()).toBe(0);
      await again(page, '.search-count');
      await says(page, '.search-count', 'found for “LSTM”');
      expect(await page.textContent('.hit-term')).toContain('Long short-term memory');
      await page.context().close();
    });

    it('search says that pages are missing, and shows the names', async () => {
      const { page } = await without('**/pagefind/**', 'search/', way);
      await page.fill('.search-box input', 'LSTM');
      await says(page, '.search-count', 'the text of the pages could not be searched');
      expect(await page.textContent('.hit-term')).toContain('Long short-term memory');
      await again(page, '.search-count');
      await says(page, '.search-count', 'found for “LSTM”');
      expect(await page.locator('.hit:not(.hit-term)').count()).toBeGreaterThan(2);
      await page.context().close();
    });

    it('the quick search says so in its dialog', async () => {
      const { page, errors } = await without(/\/search\/$/, 'terms/lstm/', way);
      await page.keyboard.press('/');
      await says(page, 'dialog.search[open]', 'The search could not be opened: ');
      await again(page, 'dialog');
      await page.waitForSelector('dialog input:focus');
      await page.keyboard.type('rnn');
      await says(page, 'dialog', 'Recurrent neural network');
      expect(errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
      await page.context().close();
    });
  });

  it('search does not say “nothing” where a part of its index is missing, and finds it later', async () => {
    const { page } = await open(`${rootSite}search/`);
    await page.fill('.search-box input', 'mamba');
    await says(page, '.search-count', 'found for');
    await page.route('**/pagefind/index/**', MISSING['is not there']!);
    await page.fill('.search-box input', 'zero-order');
    await page.unrouteAll();
    await page.fill('.search-box input', 'zero-order hold');
    await says(page, '.search-count', 'found for “zero-order hold”');
    await page.context().close();
  });

  it('a hover card says so, and is there the next time', async () => {
    const { page } = await without('**/cards/lstm.json', 'terms/rnn/', 'is something else');
    const link = page.locator('.prose a[data-term=lstm]').first();
    await link.hover();
    await says(page, '.hover-card', 'could not be loaded');
    await page.unrouteAll();
    await page.locator('h1').hover();
    await link.hover();
    await says(page, '.hover-card', 'Long short-term memory');
    await page.context().close();
  });

  it.each([
    ['its worker', /\/claim-worker[.-][\w-]*\.js$/, 'Try again'],
    ['a part of the program', /\/open-worker[.-][\w-]*\.js$/, 'Reload the page'],
  ])('a claim says that it could not be run for want of %s, and runs', async (_, files, wayOn) => {
    const { page, errors } = await without(files, 'terms/lstm/', 'is not there');
    const claim = '#claim-forget-gate-sets-half-life';
    const run = async () => {
      await page.click(`${claim} summary`);
      await page.click(`${claim} .claim-run`);
    };
    await run();
    await says(page, claim, 'The claim could not be run: ');
    expect(await page.isEnabled(`${claim} .claim-run`)).toBe(true);
    expect(await page.textContent(`${claim} .try-again`)).toBe(wayOn);
    await again(page, claim);
    if (wayOn === 'Reload the page') {
      await page.waitForFunction(() => !document.querySelector('.try-again'));
      await run();
    }
    await says(page, `${claim} output`, 'Holds in this tab');
    expect(errors.filter((error) => !/Failed to load|MIME type/.test(error))).toEqual([]);
    await page.context().close();
  });

  it('what can be learned next says so, and is listed', async () => {
    const { page } = await without('**/graph.json', 'next/', 'is not there');
    await says(page, '.next-count', 'The graph of the terms could not be loaded');
    await again(page, '.next-count');
    await page.waitForSelector('.next-terms a');
    await page.context().close();
  });

  it('the page for a wrong address says so, and names near terms', async () => {
    const { page } = await without('**/names.json', 'terms/transfromer/', 'is something else');
    await says(page, '.not-found-hint', 'The terms could not be loaded');
    await again(page, 'main');
    await says(page, '.suggestions', 'Transformer');
    await page.context().close();
  });

  it('the bench says so, and measures', async () => {
    const { page } = await without(/\/bench-worker[.-][\w-]*\.js$/, 'speed/', 'is not there');
    await page.getByRole('button', { name: 'Measure this device' }).click();
    await says(page, 'live-bench output', 'This device could not be measured: ');
    await again(page, 'live-bench');
    await says(page, 'live-bench output', '1 of 9');
    await page.context().close();
  });

  it('the quick search leads to its page where its script is missing', async () => {
    const { page } = await without(/\/search-dialog\.[\w-]*\.js$/, 'terms/lstm/');
    await page.keyboard.press('/');
    await page.waitForURL(`${rootSite}search/`);
    await page.context().close();
  });

  it('two quick keys open one dialog', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    await page.evaluate(() => {
      for (let k = 0; k < 3; k++) document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    });
    await page.waitForSelector('dialog.search[open] input');
    expect(await page.locator('dialog').count()).toBe(1);
    expect(await page.locator('dialog .search-box').count()).toBe(1);
    await page.context().close();
  });

  it('what takes its time is said to be awaited, and an answer that comes late is dropped', async () => {
    const { page } = await open('about:blank');
    const held: Route[] = [];
    await page.route('**/names.json', (route) => void held.push(route));
    await page.goto(`${rootSite}search/`);
    await page.fill('.search-box input', 'lstm');
    await says(page, '.search-count', 'Searching …');
    await page.fill('.search-box input', 'mamba');
    await page.fill('.search-box input', '');
    await says(page, '.search-count', '');
    for (const route of held) await route.continue();
    await page.fill('.search-box input', 'gru');
    await says(page, '.search-count', 'found for “gru”');
    expect(await page.locator('.hit-title').first().textContent()).toBe('Gated recurrent unit');
    await page.context().close();
  });

  it.each(['%', '%E0%A4%A', 'terms/%ff/'])('the address /%s is a page that is not there, no error', async (path) => {
    const { page, errors } = await open(rootSite + path);
    await says(page, 'h1', 'There is no page here');
    await page.waitForLoadState('networkidle');
    expect(errors.filter((error) => !/404/.test(error))).toEqual([]);
    await page.context().close();
  });
});
