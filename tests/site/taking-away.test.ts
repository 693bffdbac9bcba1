/** What leaves the page: code and formulas that are copied, a sentence that is reported, and a page on paper. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import katex from 'katex';
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

  it('copies each piece of code, and the equations of a cell as TeX that can be set, at a press', async () => {
    const { page, errors } = await open(`${rootSite}terms/lstm/`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const buttons = await page.locator('.copy').all();
    expect(buttons.length).toBeGreaterThanOrEqual(5);
    for (const button of buttons) {
      await button.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement!.textContent === 'Copied');
      const text = await page.evaluate(() => navigator.clipboard.readText());
      const name = await button.getAttribute('aria-label');
      if (name === 'Copy TeX')
        expect(() => katex.renderToString(text, { throwOnError: true, strict: 'error' })).not.toThrow();
      else expect(text).toBe(await button.evaluate((element) => element.nextElementSibling!.textContent));
    }
    expect(await Promise.all(buttons.map((button) => button.getAttribute('aria-label')))).toEqual(
      expect.arrayContaining(['Copy PyTorch code', 'Copy Keras code', 'Copy MLX code', 'Copy TeX']),
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['there is no clipboard', () => Object.defineProperty(navigator, 'clipboard', { value: undefined })],
    [
      'the clipboard is refused',
      () => {
        Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      },
    ],
  ])('is told what to press where %s: the text is selected', async (_, spoil) => {
    const { page, errors } = await open(rootSite);
    await page.addInitScript(spoil);
    await page.goto(`${rootSite}terms/lstm/`);
    const button = page.getByRole('button', { name: 'Copy PyTorch code' });
    await button.click();
    await page.waitForFunction(() => document.querySelector('.copy-told')!.textContent);
    expect(await page.textContent('.copy-told')).toContain('press Ctrl+C');
    expect(await button.textContent()).toContain('Not copied');
    expect(await page.evaluate(() => String(getSelection()))).toContain('import torch');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('reports a sentence that is selected, beside it and at the foot; without scripts the page', async () => {
    const { page, errors } = await open(`${rootSite}terms/lstm/`);
    const foot = page.getByRole('link', { name: 'Report a sentence' });
    const bodyOf = async (link = foot) => new URL((await link.getAttribute('href'))!).searchParams.get('body')!;
    expect(await bodyOf()).toContain('/terms/lstm/');
    const sentence = await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll('.prose > h2 ~ p')].find((one) => !one.querySelector('math'))!;
      getSelection()!.selectAllChildren(paragraph);
      return String(getSelection()).trim().slice(0, 40);
    });
    const beside = page.getByRole('link', { name: 'Report this sentence' });
    await beside.waitFor();
    for (const link of [beside, foot]) {
      expect(await bodyOf(link)).toContain(`> ${sentence}`);
      expect(await bodyOf(link)).toMatch(/Section: \w/);
    }
    // The link goes with the selection; the foot keeps it for whoever gets there by keyboard.
    await page.evaluate(() => getSelection()!.removeAllRanges());
    await beside.waitFor({ state: 'hidden' });
    expect(await bodyOf()).toContain(`> ${sentence}`);
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

inBrowser('a page on paper', (open) => {
  it('has text, sources with their addresses and no controls', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    await page.emulateMedia({ media: 'print' });
    const controls =
      'header.site, footer.site, .term-side, .onward, .demo-controls, .claim-run, .copy, .knowing, .note, button, input, select';
    expect(await page.locator(`:is(${controls}) >> visible=true`).count()).toBe(0);
    const after = await page
      .locator('.sources a[href^="https"]')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(after).toContain('https://');
    expect(await page.locator('.sources li >> visible=true').count()).toBeGreaterThan(3);
    expect((await page.pdf()).length).toBeGreaterThan(20_000);
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
