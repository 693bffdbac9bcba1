/** The page of claims and the marks in the text: found, filtered, run, and complete without scripts. */
import { expect, it } from 'vitest';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';

inBrowser('a reader of claims', (open) => {
  it('filters them by words, kind and page, hears how many are left, and can share and undo it', async () => {
    const { page, errors } = await open(`${baseSite}claims/`);
    const shown = page.locator('ol.claims > li:visible');
    const all = await shown.count();
    expect(all).toBeGreaterThan(40);
    expect(await page.textContent('.filter-count')).toBe(`All ${all} claims shown.`);
    await page.getByLabel('Words').fill('gates lstm');
    await page.getByLabel('Page').selectOption('gru');
    expect(await shown.count()).toBeLessThan(4);
    expect(await page.textContent('.filter-count')).toBe(`${await shown.count()} of ${all} claims shown.`);
    const left = await shown.count();
    await page.waitForURL(/page=gru/);
    await page.goto(page.url());
    expect(await shown.count()).toBe(left);
    await page.getByRole('button', { name: 'Show all' }).press('Enter');
    expect(await shown.count()).toBe(all);
    await page.getByLabel('Kind').selectOption('formula');
    expect(await shown.count()).toBeGreaterThan(0);
    expect(await shown.evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.kind))).not.toContain(
      'fast',
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('runs one in the tab', async () => {
    const { page, errors } = await open(`${rootSite}claims/#claim-lstm-has-three-gates-a-gru-two`);
    const claim = page.locator('#claim-lstm-has-three-gates-a-gru-two');
    await claim.locator('summary').press('Enter');
    await claim.getByRole('button', { name: 'Run it here' }).press('Enter');
    await page.waitForFunction(() =>
      /^Holds in this tab/.test(document.querySelector('#claim-lstm-has-three-gates-a-gru-two output')!.textContent!),
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('sees all of them without scripts on a phone, each with status, code and pages, and no filter', async () => {
    const { page } = await open(`${rootSite}claims/`, { javaScriptEnabled: false, viewport: PHONE });
    const items = page.locator('ol.claims > li');
    expect(await items.count()).toBeGreaterThan(40);
    expect(await page.locator('.list-filter').isVisible()).toBe(false);
    for (const text of await items.allTextContents())
      expect(text).toMatch(/(?:Held at this build,|Recorded on) \d{4}-\d\d-\d\d\.\s+On /);
    expect(await items.locator('a[href*="/src/claims/"]').count()).toBe(await items.count());
    // For what each holds stands beside its sentence, and how many cases were searched, with the code, in its evidence.
    expect(await items.locator('.claim-sentence + .claim-domain:visible').count()).toBe(await items.count());
    expect(await items.locator('.claim-domain').first().textContent()).toMatch(/^Holds for: .+[^.]\.$/);
    const searched = await items.locator('dd:has(a[href*="/src/searches/"])').allTextContents();
    expect(searched.length).toBeGreaterThan(40);
    for (const text of searched) expect(text).toMatch(/^\d+ cases, none refuted it/);
    await page.context().close();
  });

  it('is shown the measured sentence of a statement that rests on a claim, and led to the claim', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    const mark = page.locator('.definition a.executed').first();
    await mark.hover();
    await page.waitForSelector('.hover-card:not([hidden])');
    expect(await page.textContent('.hover-card')).toMatch(/A step of the LSTM computes 3 gates/);
    await mark.click();
    await page.waitForURL('**/claims/#claim-lstm-has-three-gates-a-gru-two');
    await page.context().close();
  });
});
