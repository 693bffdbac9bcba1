/** Letters twice as large, as a reader may set them, on a narrow phone: no page scrolls sideways, and no words cover others. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';

const PAGES = ['', 'terms/', 'terms/lstm/', 'terms/state-space-model/', 'numbers/', 'tested/', 'race/', 'paths/'];

/** Doubles what `rem` and text are measured by. */
const enlarge = (page: Page) => page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));

/** Words that lie over others, and fields with no room to type or choose. Charts and tables have places of their own. */
const crowded = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words: { text: string; parent: Element; box: DOMRect }[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement as Element;
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (!text || !parent.checkVisibility({ visibilityProperty: true })) continue;
      if (parent.closest('svg, table, math, option, .visually-hidden, [role=tooltip]')) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) if (box.width > 1) words.push({ text, parent, box });
    }
    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.4 * Math.min(a.height, b.height);
    const over = words.flatMap((one, k) =>
      words
        .slice(k + 1, k + 60)
        .filter(({ parent, box }) => !one.parent.contains(parent) && !parent.contains(one.parent) && meet(one.box, box))
        .map(({ text }) => `“${one.text.slice(0, 30)}” and “${text.slice(0, 30)}”`),
    );
    const narrow = [...document.querySelectorAll('input[type=search], input[type=text], input[type=range], select')]
      .filter((field) => field.checkVisibility() && field.getBoundingClientRect().width < 100)
      .map((field) => `${field.getAttribute('name')}, too narrow`);
    return [...over, ...narrow];
  });

inBrowser('with letters twice as large on a narrow phone,', (open) => {
  it.each(PAGES)('/%s stays as wide as the screen, and its words keep apart', async (path) => {
    const { page } = await open(rootSite + path, { viewport: PHONE, reducedMotion: 'reduce' });
    await enlarge(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(await crowded(page)).toEqual([]);
    await page.context().close();
  });

  it('a formula that is too wide for its line scrolls to its end', async () => {
    const { page } = await open(`${rootSite}terms/state-space-model/`, { viewport: PHONE });
    await enlarge(page);
    const ends = await page.locator('p math').evaluateAll((formulas) =>
      formulas
        .filter((formula) => formula.checkVisibility() && formula.scrollWidth > formula.clientWidth + 1)
        .map((formula) => {
          formula.scrollLeft = formula.scrollWidth;
          return Math.round(formula.scrollLeft + formula.clientWidth - formula.scrollWidth);
        }),
    );
    expect(ends.length).toBeGreaterThan(0);
    expect(new Set(ends)).toEqual(new Set([0]));
    await page.context().close();
  });

  it('the numbers of a table can be seen beside the names of its rows', async () => {
    const { page } = await open(`${rootSite}numbers/`, { viewport: PHONE });
    await enlarge(page);
    const seen = await page
      .locator('.table-frame')
      .first()
      .evaluate((frame) => {
        frame.scrollLeft = frame.scrollWidth;
        const [name, cell] = ['[scope=row]', 'td:last-child'].map((place) =>
          frame.querySelector(`tbody ${place}`)!.getBoundingClientRect(),
        );
        return cell!.left - Math.max(0, name!.right);
      });
    expect(seen).toBeGreaterThan(0);
    await page.context().close();
  });
});
