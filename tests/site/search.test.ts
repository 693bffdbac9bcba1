/** What search finds, what it does not, and how it looks where there is little room. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { baseSite, inBrowser, rootSite } from './browser.ts';

async function ask(page: Page, query: string) {
  await page.fill('.search-box input', query);
  await page.waitForFunction(
    (asked) => document.querySelector('.search-count')?.textContent?.includes(`“${asked}”`),
    query,
  );
  return page.locator('.hit-title').allTextContents();
}

inBrowser('search', (open) => {
  it.each([rootSite, baseSite])('finds nothing for nonsense and says what to do, at %s', async (site) => {
    const { page, errors } = await open(`${site}search/`);
    for (const query of ['ifgo', 'asdfgh', 'zzzz', 'z'.repeat(80)]) {
      expect(await ask(page, query)).toEqual([]);
      expect(await page.textContent('.search-count')).toBe(
        `Nothing found for “${query}”. Check the spelling, use fewer words, or look through the list of all terms.`,
      );
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('answers a question by the words that tell what is looked for', async () => {
    const { page } = await open(`${rootSite}search/`);
    const both = await ask(page, 'mamba vs lstm');
    expect(both.slice(0, 2).toSorted()).toEqual(['Long short-term memory', 'Mamba']);
    expect(both.length).toBeGreaterThan(4);
    const why = await ask(page, 'why does my rnn forget');
    expect(why[0]).toBe('Recurrent neural network');
    expect(why.join()).toContain('Vanishing gradient');
    // A kind of it, or a word beside it, leads to a term without being its name.
    expect((await ask(page, 'Jordan network'))[0]).toBe('Recurrent neural network');
    // One word is known, the other is not.
    expect((await ask(page, 'mamba qqqq'))[0]).toBe('Mamba');
    await page.context().close();
  });

  it('shows sentences in its excerpts, no evidence, code or formulas', async () => {
    const { page } = await open(`${rootSite}search/`);
    const excerpts: string[] = [];
    for (const query of ['forget', 'measured', 'claims', 'return', 'import', 'tensor', 'half-life', 'bytes']) {
      await ask(page, query);
      excerpts.push(...(await page.locator('.hit:not(.hit-term, .hit-planned) .hit-excerpt').allTextContents()));
    }
    expect(excerpts.length).toBeGreaterThan(20);
    expect(
      excerpts.filter((text) => /Fails for|src\/(claims|models)\/[\w/-]+\.ts|import |\) =>|\\[a-z]/.test(text)),
    ).toEqual([]);
    await page.context().close();
  });

  it('fits a narrow phone, with 80 letters in a row too', async () => {
    const { page } = await open(`${rootSite}search/`, { viewport: { width: 320, height: 640 } });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(320);
    await ask(page, 'w'.repeat(80));
    expect(await width()).toBe(320);
    await page.goto(`${rootSite}terms/lstm/`);
    await page.keyboard.press('/');
    await page.waitForSelector('dialog.search[open] input:focus');
    await page.keyboard.type('w'.repeat(80));
    await page.waitForFunction(() =>
      document.querySelector('dialog .search-count')?.textContent?.startsWith('Nothing'),
    );
    expect(await page.$eval('dialog', (dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    expect(await width()).toBe(320);
    await page.context().close();
  });
});
