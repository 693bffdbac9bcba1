/** Reading the site: finding, following, turning pages, without scripts too, and what a page weighs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, inject, it } from 'vitest';
import { baseSite, inBrowser, PHONE, rootSite, stays } from './browser.ts';

const dist = inject('rootDist');
const TERMS = ['rnn', 'lstm', 'gru', 'state-space-model', 'transformer'];
const weight = (content: string | Buffer) => brotliCompressSync(content).length;

inBrowser('a reader', (open) => {
  it.each([rootSite, baseSite])('finds a term by an alias with the quick search, at %s', async (site) => {
    const { page, errors } = await open(site);
    await page.keyboard.press('/');
    await page.waitForSelector('dialog.search[open]');
    await page.keyboard.type('Elman network');
    await page.waitForSelector('dialog .hit-title');
    expect(await page.locator('dialog .hit-title').first().textContent()).toBe('Recurrent neural network');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site}terms/rnn/`);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is shown a term in spite of one typo, and text that only the pages hold', async () => {
    const { page } = await open(`${rootSite}search/?q=transfromer`);
    await page.waitForSelector('.hit-title');
    expect(await page.locator('.hit-title').first().textContent()).toBe('Transformer');
    await page.fill('input[type=search]', 'zero-order hold');
    await page.waitForFunction(() =>
      document.querySelector('.search-hits')?.textContent?.includes('State-space model'),
    );
    await page.selectOption('select[name=category]', 'transformers');
    await page.waitForFunction(
      () => !document.querySelector('.search-hits')?.textContent?.includes('State-space model'),
    );
    await page.context().close();
  });

  it('opens and closes the quick search with Ctrl-K and Escape', async () => {
    const { page } = await open(`${rootSite}terms/gru/`);
    await page.keyboard.press('Control+k');
    await page.waitForSelector('dialog.search[open]');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.search[open]').count()).toBe(0);
    await page.context().close();
  });

  it('gets no error where the browser gives up the fade from page to page', async () => {
    const { page, errors } = await open(rootSite);
    await page.addInitScript(() => addEventListener('pagereveal', (event) => event.viewTransition?.skipTransition()));
    await page.click('.site-nav > ul a:text-is("Learn")');
    await page.waitForURL(`${rootSite}paths/`);
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('turns pages with the arrow keys, but not from inside a demo or a field', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    await page.focus('#lstm-gates .step-on');
    await page.keyboard.press('ArrowRight');
    expect(await stays(page, async () => page.url(), 20)).toBe(true);
    expect(page.url()).toContain('/terms/lstm/');
    const next = await page.getAttribute('a[rel=next]', 'href');
    expect(next).toMatch(/^\/terms\/[a-z-]+\/$/);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(new URL(next!, rootSite).href);
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(`${rootSite}terms/lstm/**`);
    await page.context().close();
  });

  it('scrolls a formula wider than the page by keyboard, and stays on the page', async () => {
    const { page } = await open(`${rootSite}terms/transformer/`, { viewport: { width: 200, height: 600 } });
    const wide = page.locator('.math-frame[tabindex="0"][role=region]').first();
    await wide.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement!.scrollLeft > 0);
    expect(page.url()).toContain('/terms/transformer/');
    const unreached = await page.evaluate(
      () =>
        [...document.querySelectorAll('.math-frame')].filter(
          (math) => math.scrollWidth > math.clientWidth && !math.hasAttribute('tabindex'),
        ).length,
    );
    expect(unreached).toBe(0);
    await page.context().close();
  });

  it('reads recorded speeds with their conditions, and can start and stop measuring this device', async () => {
    const { page, errors } = await open(`${rootSite}speed/`);
    const recorded = page.locator('table.bench').first();
    expect(await recorded.textContent()).toMatch(/Training step, 32 sequences.*LSTM, 64 units, 50 steps.*ms.*%/);
    await page.getByRole('button', { name: 'Measure this device' }).click();
    await page.waitForFunction(() => document.querySelector('live-bench output')!.textContent!.includes('1 of 9'));
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(await page.textContent('live-bench output')).toBe('Stopped.');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('sees the definition of a linked term on hover and on keyboard focus', async () => {
    const { page } = await open(`${rootSite}terms/rnn/`);
    const link = page.locator('.prose a[data-term=lstm]').first();
    await link.hover();
    await page.waitForSelector('.hover-card:not([hidden])');
    expect(await page.textContent('.hover-card')).toContain('Long short-term memory');
    await page.keyboard.press('Escape');
    expect(await page.locator('.hover-card').isHidden()).toBe(true);
    await page.context().close();
  });

  it('sees the cited source on hover', async () => {
    const { page } = await open(`${rootSite}terms/rnn/`);
    await page.locator('.prose a.cite').first().hover();
    await page.waitForSelector('.hover-card:not([hidden])');
    expect(await page.textContent('.hover-card')).toContain('Read:');
    await page.context().close();
  });

  it('is offered near terms where an address is wrong', async () => {
    const { page } = await open(`${baseSite}terms/transfromer/`);
    await page.waitForSelector('.suggestions a');
    expect(await page.textContent('.suggestions')).toContain('Transformer');
    await page.context().close();
  });

  it('chooses a theme that lasts', async () => {
    const { page } = await open(rootSite);
    await page.click('.theme-toggle');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.goto(`${rootSite}terms/gru/`);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.context().close();
  });

  it.each(TERMS)('reads %s without scripts: definition, every figure, every claim, code and sources', async (term) => {
    const { page } = await open(`${rootSite}terms/${term}/`, { javaScriptEnabled: false, viewport: PHONE });
    expect((await page.textContent('.definition'))!.length).toBeGreaterThan(80);
    const figures = await page.locator('live-demo').count();
    expect(figures).toBeGreaterThan(0);
    expect(await page.locator('live-demo .demo-picture svg').count()).toBeGreaterThanOrEqual(figures);
    expect(await page.locator('live-demo .demo-tell').count()).toBe(figures);
    expect(await page.locator('.claim-sentence').count()).toBeGreaterThan(1);
    expect(await page.locator('pre.code').count()).toBeGreaterThan(2);
    expect(await page.locator('.sources li').count()).toBeGreaterThan(3);
    expect(await page.locator('math').count()).toBeGreaterThan(3);
    await page.context().close();
  });

  it.each(TERMS)('downloads little for %s: at most 15 KB of script and 32 KB of page, compressed', async (term) => {
    const { page, requests } = await open(`${rootSite}terms/${term}/`);
    await page.waitForLoadState('networkidle');
    const scripts = await Promise.all(
      requests.filter((url) => /\.js$/.test(url)).map(async (url) => weight(await (await fetch(url)).text())),
    );
    const html = weight(readFileSync(join(dist, 'terms', term, 'index.html')));
    expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(15_000);
    expect(html).toBeLessThanOrEqual(32_000);
    await page.context().close();
  });
});

it('has no style attribute in any page', () => {
  const pages = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(({ name }) =>
    name.endsWith('.html'),
  );
  expect(
    pages
      .filter((page) => /<[^>]+\sstyle=/.test(readFileSync(join(page.parentPath, page.name), 'utf8')))
      .map(({ parentPath }) => parentPath),
  ).toEqual([]);
});

it('lists the licenses of everything that ships', () => {
  const notices = readFileSync(join(dist, 'notices.txt'), 'utf8');
  for (const name of ['@tensorflow/tfjs-core', 'preact', 'pagefind', '@fontsource-variable/instrument-sans'])
    expect(notices).toContain(name);
});
