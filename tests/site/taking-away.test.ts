/** What leaves the page: a formula that is copied, and a page on paper. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESKTOP, inBrowser, rootSite } from './browser.ts';

const source = readFileSync(join(import.meta.dirname, '../../content/terms/transformer.mdx'), 'utf8');
/** The first formula on lines of its own, as its author wrote it. */
const written = /^\$\$\n([\s\S]+?)\n\$\$$/m.exec(source)![1]!;

/** Selects what lies from the one node to the other, and copies it. */
const copied = async (page: Page, from: string, to = from) => {
  await page.evaluate(
    ([first, last]) => {
      const range = document.createRange();
      range.setStartBefore(document.querySelector(first!)!.firstChild!);
      range.setEndAfter(document.querySelector(last!)!.lastChild!);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
    },
    [from, to],
  );
  await page.keyboard.press('Control+c');
  return page.evaluate(() => navigator.clipboard.readText());
};

inBrowser('a reader who takes something away', (open) => {
  it('copies a formula as its TeX, alone or in its sentence, and other text as ever', async () => {
    const { page, errors } = await open(`${rootSite}terms/transformer/`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    expect(await copied(page, '.math-frame math')).toBe(written);
    const paragraph = await copied(page, '.prose p:has(math.inline[data-tex])');
    const tex = await page.getAttribute('.prose p:has(math.inline[data-tex]) math[data-tex]', 'data-tex');
    expect(paragraph).toContain(`$${tex}$`);
    expect(paragraph).not.toContain('\n');
    expect(await copied(page, 'h1')).toBe(await page.textContent('h1'));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('has the evidence on paper, open, and closed again afterwards', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    const open_ = () => page.locator('details.evidence[open]').count();
    const all = await page.locator('details.evidence').count();
    expect([all > 1, await open_()]).toEqual([true, 0]);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await open_()).toBe(all);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await open_()).toBe(0);
    await page.context().close();
  });

  it('has it without scripts too', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`, { javaScriptEnabled: false });
    const seen = () =>
      page.locator('.evidence dl').evaluateAll((lists) => lists.filter((list) => list.checkVisibility()));
    expect(await seen()).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect((await seen()).length).toBe(await page.locator('.evidence dl').count());
    await page.context().close();
  });
});

inBrowser('a reader', (open) => {
  it('sees the title of a cited source on its card', async () => {
    const { page } = await open(`${rootSite}terms/rnn/`);
    const link = page.locator('.prose a.cite').first();
    const entry = (await link.getAttribute('href'))!.replace('#source-', '/sources/');
    await link.hover();
    await page.waitForSelector('.hover-card:not([hidden])');
    const title = await page.textContent('.hover-card strong');
    await page.goto(new URL(`${entry}/`, rootSite).href);
    expect(await page.textContent('h1')).toContain(title);
    expect(title!.length).toBeGreaterThan(5);
    await page.context().close();
  });

  it('needs no sideways scrolling of the page of speeds with text twice as large', async () => {
    for (const viewport of [DESKTOP, { width: 360, height: 740 }]) {
      const { page } = await open(`${rootSite}speed/`, { viewport });
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      await page.context().close();
    }
  });
});
