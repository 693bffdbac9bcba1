/** Learning paths, what the reader knows and what is next, in a real browser: with storage, without it, without scripts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';

const dist = inject('rootDist');
const graph = JSON.parse(readFileSync(join(dist, 'graph.json'), 'utf8')) as {
  id: string;
  title: string;
  needs: string[];
}[];
const REFUSED = 'This browser does not let the site keep anything';

/** As in a browser that is set to keep nothing: whoever asks for the storage gets an exception. */
const refuseStorage = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
const nextTerms = (page: Page) =>
  page.locator('.next-terms a').evaluateAll((links) => links.map((link) => (link as HTMLElement).dataset.term));

inBrowser('a path', (open) => {
  it.each([rootSite, baseSite])('is found from the header and leads through its terms, at %s', async (site) => {
    const { page, errors } = await open(site);
    await page.click('.site-nav > ul a:text-is("Learn")');
    await page.waitForURL(`${site}paths/`);
    expect(await page.locator('.paths > li').count()).toBeGreaterThanOrEqual(6);
    await page.click('.paths a:text-is("From the RNN to Mamba")');
    await page.waitForURL(`${site}paths/rnn-to-mamba/`);
    await page.click('.path-steps a >> nth=0');
    await page.waitForURL(`${site}terms/rnn/`);
    const row = page.locator('.on-paths li', { hasText: 'From the RNN to Mamba' });
    expect(await row.textContent()).toMatch(/step 1 of \d+/);
    await row.locator('.path-around a').click();
    await page.waitForURL(`${site}terms/hidden-state/`);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('shows what is known on it, and where to go on', async () => {
    const { page } = await open(`${rootSite}terms/rnn/`);
    await page.click('button:text-is("I know this")');
    await page.goto(`${rootSite}paths/rnn-to-mamba/`);
    await page.waitForFunction(() => document.querySelector('.known-count')!.textContent);
    expect(await page.textContent('.known-count')).toMatch(/^You know 1 of \d+\. Continue with Hidden state\.$/);
    expect(await page.locator('li[data-term=rnn]').textContent()).toContain('✓ known');
    expect(await page.locator('li[data-term=gate]').textContent()).not.toContain('known');
    await page.context().close();
  });
});

inBrowser('what the reader knows', (open) => {
  it('is toggled by keyboard, lasts over pages and can be taken back', async () => {
    const { page, errors } = await open(`${rootSite}terms/gate/`);
    const button = page.locator('known-term button');
    await button.focus();
    await page.keyboard.press('Space');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await page.textContent('.known-told')).toBe('Kept in this browser only.');
    await page.reload();
    await page.waitForSelector('known-term button[aria-pressed=true]');
    expect(await page.locator('known-term a[href="/next/"]').isVisible()).toBe(true);
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    expect(await page.locator('known-term a').isVisible()).toBe(false);
    expect(await page.evaluate(() => localStorage.getItem('known'))).toBe('[]');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is told in another tab at once', async () => {
    const { page } = await open(`${rootSite}terms/gate/`);
    const other = await page.context().newPage();
    await other.goto(`${rootSite}terms/gate/`);
    await other.click('known-term button');
    await page.waitForSelector('known-term button[aria-pressed=true]');
    await page.context().close();
  });

  it('counts as nothing where what is kept is no list', async () => {
    const { page, errors } = await open(rootSite);
    await page.evaluate(() => localStorage.setItem('known', '{"rnn":'));
    await page.goto(`${rootSite}terms/rnn/`);
    await page.waitForSelector('known-term button[aria-pressed=false]:not([hidden])');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('works for one page where storage is refused, and the page says so', async () => {
    const { page, errors } = await open(rootSite);
    await refuseStorage(page);
    await page.goto(`${rootSite}terms/gate/`);
    await page.waitForSelector('known-term button:not([hidden])');
    expect(await page.textContent('.known-told')).toContain(REFUSED);
    await page.click('known-term button');
    expect(await page.getAttribute('known-term button', 'aria-pressed')).toBe('true');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

inBrowser('what can be learned next', (open) => {
  it('begins with what needs nothing, and opens a term when all it needs is known', async () => {
    const { page, errors } = await open(`${rootSite}next/`);
    await page.waitForSelector('.next-terms a');
    expect(await nextTerms(page)).toEqual(graph.filter(({ needs }) => needs.length === 0).map(({ id }) => id));
    const target = graph.find(({ id }) => id === 'hidden-state')!;
    for (const need of target.needs) {
      expect(await nextTerms(page)).not.toContain(target.id);
      await page.click(`known-term[data-term=${need}] button`);
    }
    expect(await nextTerms(page)).toContain(target.id);
    await page.click('.forget-all');
    expect(await nextTerms(page)).not.toContain(target.id);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('works where storage is refused', async () => {
    const { page } = await open(rootSite);
    await refuseStorage(page);
    await page.goto(`${rootSite}next/`);
    await page.waitForSelector('.next-terms a');
    expect(await page.textContent('.known-told')).toContain(REFUSED);
    await page.click('known-term[data-term=neural-network] button');
    expect(await nextTerms(page)).toContain('activation-function');
    await page.context().close();
  });

  it('says so when every written term is known', async () => {
    const { page } = await open(rootSite);
    await page.evaluate(
      (ids) => localStorage.setItem('known', JSON.stringify(ids)),
      graph.map(({ id }) => id),
    );
    await page.goto(`${rootSite}next/`);
    await page.locator('.next-count').getByText('You know every term that is written.', { exact: true }).waitFor();
    await page.context().close();
  });

  it('says when the graph cannot be loaded', async () => {
    const { page } = await open(rootSite);
    await page.route('**/graph.json', (route) => route.abort());
    await page.goto(`${rootSite}next/`);
    await page.locator('.next-count').getByText('could not be loaded').waitFor();
    expect(await page.locator('.without-script').isVisible()).toBe(false);
    await page.context().close();
  });
});

inBrowser('without scripts', (open) => {
  it('the page of what is next explains itself and leads to the paths, and offers no dead button', async () => {
    const { page } = await open(`${rootSite}next/`, { javaScriptEnabled: false, viewport: PHONE });
    expect(await page.locator('.without-script').isVisible()).toBe(true);
    expect(await page.getAttribute('.without-script a', 'href')).toBe('/paths/');
    expect(await page.locator('main button:visible').count()).toBe(0);
    await page.context().close();
  });

  it('a path shows all its steps, and a term no dead button', async () => {
    const { page } = await open(`${rootSite}paths/first-steps/`, { javaScriptEnabled: false, viewport: PHONE });
    expect(await page.locator('.path-steps li:visible').count()).toBeGreaterThan(5);
    await page.goto(`${rootSite}terms/gate/`);
    expect(await page.locator('known-term button').isVisible()).toBe(false);
    await page.context().close();
  });
});

inBrowser('the map of the terms', (open) => {
  it('lets the keyboard reach every term and follow it, without scripts too', async () => {
    // Without its errors: Chromium logs one of its own now and then, when it skips the transition to the next page.
    const { page } = await open(`${baseSite}graph/`, { javaScriptEnabled: false });
    const links = page.locator('.term-map a');
    expect(await links.count()).toBe(graph.length);
    await page.focus('.map-scroll');
    await page.keyboard.press('Tab');
    const first = (await page.getAttribute('.term-map a >> nth=0', 'href'))!;
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${first}`);
    await page.context().close();
  });

  it('scrolls within its own region, by keyboard, and is named', async () => {
    const { page } = await open(`${rootSite}graph/`, { viewport: PHONE });
    const region = page.getByRole('region', { name: /Map of the terms/ });
    await region.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.map-scroll')!.scrollLeft > 0);
    await page.context().close();
  });

  it('says the same as a table: every term with all it needs', async () => {
    const { page } = await open(`${rootSite}graph/`);
    const rows = await page.locator('tbody tr').evaluateAll((trs) =>
      trs.map((tr) => ({
        id: tr.querySelector<HTMLElement>('th a')!.dataset.term!,
        needs: [...tr.children[2]!.querySelectorAll<HTMLElement>('a')].map((a) => a.dataset.term!),
      })),
    );
    const by = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect(rows.sort(by)).toEqual(graph.map(({ id, needs }) => ({ id, needs })).sort(by));
    await page.context().close();
  });

  it('keeps every title inside its box', async () => {
    const { page } = await open(`${rootSite}graph/`);
    const wide = await page.locator('.term-map a').evaluateAll((links) =>
      links
        .filter((link) => {
          const box = link.querySelector('rect')!.getBBox();
          return [...link.querySelectorAll('text')].some((text) => text.getBBox().width > box.width - 4);
        })
        .map((link) => link.textContent),
    );
    expect(wide).toEqual([]);
    await page.context().close();
  });
});
