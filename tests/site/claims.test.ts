/** The page of claims and the marks in the text: found, filtered, run, and complete without scripts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
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
    const { page, errors } = await open(`${rootSite}claims/lstm-has-three-gates-a-gru-two/`);
    const claim = page.locator('#claim-lstm-has-three-gates-a-gru-two');
    await claim.getByRole('button', { name: 'Run it here' }).press('Enter');
    await page.waitForFunction(() =>
      /^Holds in this tab/.test(document.querySelector('#claim-lstm-has-three-gates-a-gru-two output')!.textContent!),
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('sees all of them without scripts on a phone, each with status, pages and a page of its own, and no filter', async () => {
    const { page } = await open(`${rootSite}claims/`, { javaScriptEnabled: false, viewport: PHONE });
    const items = page.locator('ol.claims > li');
    expect(await items.count()).toBeGreaterThan(40);
    expect(await page.locator('.list-filter').isVisible()).toBe(false);
    for (const text of await items.allTextContents())
      expect(text).toMatch(/(?:Held at this build,|Recorded on) \d{4}-\d\d-\d\d\.\s+On /);
    expect(await items.locator('a[href*="/claims/"]:has(.claim-id)').count()).toBe(await items.count());
    await page.context().close();
  });

  it('finds on the page of each, without scripts, for what it holds, its numbers, its code and what was searched', () => {
    const folder = join(inject('rootDist'), 'claims');
    const own = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(own.length).toBeGreaterThan(40);
    const texts = own.map(({ name }) => readFileSync(join(folder, name, 'index.html'), 'utf8'));
    for (const [k, { name }] of own.entries()) {
      expect(texts[k]).toMatch(/class="claim-domain"[^>]*>Holds for: .+?[^.]\.</);
      expect(texts[k]).toContain(`/src/claims/${name}.ts"`);
      expect(texts[k]).toMatch(/(?:Held at this build,|Recorded on) \d{4}-\d\d-\d\d/);
      expect(texts[k]).toMatch(/<details class="evidence"[^>]* open/);
    }
    const searched = texts.filter((text) => text.includes('/src/searches/'));
    expect(searched.length).toBeGreaterThan(40);
    for (const text of searched) expect(text).toMatch(/\d+ cases, none refuted it/);
  });

  it('is shown the measured sentence of a statement that rests on a claim, and led to the claim', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    const mark = page.locator('.definition a.executed').first();
    await mark.hover();
    await page.waitForSelector('.hover-card:not([hidden])');
    expect(await page.textContent('.hover-card')).toMatch(/A step of the LSTM computes 3 gates/);
    await mark.click();
    await page.waitForURL('**/claims/lstm-has-three-gates-a-gru-two/');
    await page.context().close();
  });
});
