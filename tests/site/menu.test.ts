/** The header: one row on every screen, and every page of tools at most two steps away, by keyboard and without scripts. */
import { expect, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';

/** Pages that a reader comes for. */
const TOOLS = [
  'terms',
  'paths',
  'graph',
  'next',
  'symbols',
  'race',
  'shapes',
  'keywords',
  'wild',
  'your-network',
  'forecast',
  'numbers',
  'speed',
  'search',
  'tested',
  'claims',
  'sources',
  'about',
];

inBrowser('the header', (open) => {
  it.each([true, false])(
    'leads to every page of tools in two steps on a phone, with scripts: %s',
    async (javaScriptEnabled) => {
      const { page } = await open(`${rootSite}terms/rnn/`, { viewport: PHONE, javaScriptEnabled });
      const menu = page.locator('.menu');
      expect(await menu.getByRole('link').first().isVisible()).toBe(false);
      await menu.locator('summary').press('Enter');
      const visible = await menu
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
      expect(visible.sort()).toEqual(TOOLS.map((name) => `/${name}/`).sort());
      await menu.getByRole('link', { name: 'Speed' }).click();
      await page.waitForURL(`${rootSite}speed/`);
      await page.context().close();
    },
  );

  it('closes its menu with Escape, which leaves the focus on it, with a click beside it and when the focus leaves', async () => {
    const { page } = await open(`${rootSite}terms/rnn/`);
    const [menu, summary] = [page.locator('.menu[open]'), page.locator('.menu > summary')];
    await summary.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await menu.count()).toBe(0);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.press('Enter');
    await page.mouse.click(640, 880);
    expect(await menu.count()).toBe(0);
    await summary.press('Enter');
    await page.keyboard.press('Shift+Tab');
    expect(await menu.count()).toBe(0);
    await page.context().close();
  });

  it.each([320, 390, 768, 1280])('is one row at %i pixels, and the page begins right under it', async (width) => {
    const { page } = await open(`${rootSite}paths/`, { viewport: { width, height: 800 } });
    expect((await page.locator('header.site').boundingBox())!.height).toBeLessThanOrEqual(64);
    expect((await page.locator('h1').boundingBox())!.y).toBeLessThanOrEqual(110);
    await page.context().close();
  });

  it('marks the page that is open', async () => {
    const { page } = await open(`${rootSite}race/`);
    expect(await page.locator('.site-nav > ul [aria-current=page]').allTextContents()).toEqual(['Race']);
    await page.context().close();
  });
});
