/** The list of all terms: narrowed by words, category, level and demo, kept in the address, whole without scripts. */
import { expect, it } from 'vitest';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';

inBrowser('a reader of the list of terms', (open) => {
  it('narrows it while typing and by category, level and demo, hears how many are left, and can share and undo it', async () => {
    const { page, errors } = await open(`${baseSite}terms/`);
    const shown = page.locator('[data-item]:visible');
    const all = await shown.count();
    expect(await page.textContent('.filter-count')).toBe(`All ${all} terms shown.`);
    await page.getByLabel('Words').pressSequentially('elman network');
    expect(await shown.locator('.term-name').allTextContents()).toEqual(['Recurrent neural network']);
    expect(await page.locator('.term-group:visible').count()).toBe(1);
    await page.getByLabel('Words').fill('');
    await page.getByLabel('Category').selectOption('recurrent');
    const inCategory = await shown.count();
    await page.getByLabel('Level').selectOption('core');
    const core = await shown.count();
    expect(core).toBeGreaterThan(0);
    expect(core).toBeLessThan(inCategory);
    await page.getByLabel('With a demo').check();
    await page.waitForURL(/\?category=recurrent&level=core&demo=yes$/);
    const names = await shown.locator('.term-name').allTextContents();
    await page.goto(page.url());
    expect(await shown.locator('.term-name').allTextContents()).toEqual(names);
    expect(await page.textContent('.filter-count')).toBe(`${names.length} of ${all} terms shown.`);
    await page.getByRole('button', { name: 'Show all' }).press('Enter');
    expect(await shown.count()).toBe(all);
    await page.waitForURL(`${baseSite}terms/`);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('sees it whole without scripts, each written term with its definition, and no filter', async () => {
    const { page } = await open(`${rootSite}terms/`, { javaScriptEnabled: false, viewport: PHONE });
    expect(await page.locator('.list-filter').isVisible()).toBe(false);
    const written = page.locator('[data-item][data-level*=written]');
    expect(await written.count()).toBeGreaterThan(40);
    expect(await written.locator('.term-definition:visible').count()).toBe(await written.count());
    await page.context().close();
  });

  it('comes to a category from the head of a term', async () => {
    const { page } = await open(`${baseSite}terms/gru/`);
    await page.locator('.breadcrumbs a').last().click();
    await page.waitForURL(`${baseSite}terms/#recurrent`);
    expect(await page.locator('#recurrent').textContent()).toBe('Recurrent');
    await page.context().close();
  });
});
