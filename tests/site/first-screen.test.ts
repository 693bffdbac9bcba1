/** The first screen of a term holds its name, its definition and the living picture; what else is known of it comes after. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, rootSite } from './browser.ts';

const TERMS = ['rnn', 'lstm', 'gru', 'state-space-model', 'transformer'];
const SCREENS = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };

/** Where a part of the page begins and ends, from the top of the page. */
const placeOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { top: top + scrollY, bottom: bottom + scrollY };
    });

inBrowser('the first screen', (open) => {
  for (const [screen, viewport] of Object.entries(SCREENS))
    it.each(TERMS)(`of %s on a ${screen} shows name, definition and picture, in this order`, async (term) => {
      const { page } = await open(`${rootSite}terms/${term}/`, { viewport });
      const name = await placeOf(page, 'h1');
      const definition = await placeOf(page, '.definition');
      const picture = await placeOf(page, 'live-demo .demo-picture');
      const facts = await placeOf(page, '.term-facts');
      expect(name.bottom).toBeLessThanOrEqual(definition.top);
      expect(definition.bottom).toBeLessThanOrEqual(picture.top);
      expect(picture.bottom).toBeLessThanOrEqual(facts.top);
      // At least a fifth of the screen is picture.
      expect(picture.top).toBeLessThanOrEqual(viewport.height * 0.8);
      await page.context().close();
    });

  it('has the contents beside the text on a laptop, and below the picture on a phone, folded', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`, { viewport: SCREENS.laptop });
    expect((await placeOf(page, '.toc')).top).toBeLessThan((await placeOf(page, '.definition')).top);
    expect(await page.locator('.toc li a').first().isVisible()).toBe(true);
    await page.setViewportSize(SCREENS.phone);
    await page.reload();
    expect((await placeOf(page, '.toc')).top).toBeGreaterThan((await placeOf(page, '.demo-picture')).bottom);
    expect(await page.locator('.toc li a').first().isVisible()).toBe(false);
    await page.context().close();
  });
});
