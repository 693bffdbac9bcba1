/** The shape bench as its reader uses it, and error messages that are pasted into every search of the site. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { MESSAGES } from '../../src/error-texts/find.ts';
import fixture from '../fixtures/shapes.json' with { type: 'json' };
import { inBrowser, PHONE, rootSite } from './browser.ts';
import { settled } from './on-page.ts';

const messageOf = (id: string) => fixture.messages.find((one) => one.id === id)?.message ?? '';
/** What is pasted, and the message that answers it. */
const PASTED: [text: string, id: string][] = [
  ['ValueError: expected ndim=3, found ndim=2', 'keras-rank'],
  [`RuntimeError: ${messageOf('hidden-size')}`, 'hidden-size'],
  [`Traceback (most recent call last): File "a.py", line 3 RuntimeError: ${messageOf('input-size')}`, 'input-size'],
  [messageOf('batched-state'), 'batched-state'],
  [messageOf('empty-length'), 'empty-length'],
  [messageOf('lengths-device'), 'lengths-device'],
  [messageOf('keras-stateful-batch').replaceAll('\n', ' '), 'keras-stateful-batch'],
  [messageOf('backward-twice'), 'backward-twice'],
  ['RuntimeError: rnn: hx is not contiguous', 'not-contiguous'],
];
const sentence = (page: Page) => page.textContent('#shape-bench .demo-tell');

inBrowser('an error message', (open) => {
  it('pasted into the search leads to its meaning first, in the dialog of every page, too', async () => {
    const { page, errors } = await open(`${rootSite}search/`);
    for (const [text, id] of PASTED) {
      await page.fill('.search-box input', text);
      await expect
        .poll(() => page.locator('.hit-title').first().getAttribute('href'), { timeout: 20_000 })
        .toMatch(new RegExp(`/shapes/#${id}$`));
    }
    await page.goto(`${rootSite}terms/lstm/`);
    await page.keyboard.press('/');
    await page.waitForSelector('dialog.search[open] input:focus');
    await page.fill('dialog.search input', PASTED[1]?.[0] ?? '');
    await page.waitForSelector('dialog .hit-title[href$="/shapes/#hidden-size"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/shapes\/#hidden-size$/);
    expect(await page.locator(':target').textContent()).toContain('Expected hidden[0] size');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('pasted on the front page is answered under the field, and Enter opens it', async () => {
    const { page, errors } = await open(rootSite);
    for (const [text, id] of PASTED.slice(0, 4)) {
      await page.fill('home-search input', text);
      await page.waitForSelector(`home-search .found-title[href$="/shapes/#${id}"]`);
    }
    await page.press('home-search input', 'Enter');
    await page.waitForURL(/\/shapes\/#batched-state$/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('in a wrong address is answered on the page that says so', async () => {
    const { page } = await open(`${rootSite}${encodeURIComponent('expected ndim=3, found ndim=2')}`);
    await page.waitForSelector('.suggestions a[href$="/shapes/#keras-rank"]');
    await page.context().close();
  });

  it('has a place of its own on the page of shapes, with what it means and the fix, without JavaScript', async () => {
    const { page } = await open(`${rootSite}shapes/`, { javaScriptEnabled: false });
    for (const { id, fix } of MESSAGES)
      expect(await page.locator(`[id="${id}"] ~ p`).allTextContents()).toContain(`Fix: ${fix}`);
    await page.context().close();
  });
});

inBrowser('the shape bench', (open) => {
  it('answers what is typed, keeps what it cannot take with the reason, and offers the nearest', async () => {
    const { page, errors } = await open(`${rootSite}shapes/`);
    const field = page.locator('#shape-bench input[name=batch]');
    await field.fill('8');
    await expect.poll(() => sentence(page)).toContain('input of [8, 25, 12]');
    for (const [typed, why] of [
      ['0', 'too low'],
      ['-2', 'too low'],
      ['many', 'not a number'],
      ['1000000000', 'too high'],
    ]) {
      await field.fill(typed ?? '');
      await expect.poll(() => page.textContent('#shape-bench .field-refused')).toContain(why);
      expect(await field.inputValue()).toBe(typed);
      expect(await sentence(page)).toContain('input of [8, 25, 12]');
    }
    await page.click('#shape-bench .field-refused button');
    await expect.poll(() => sentence(page)).toContain('input of [9999, 25, 12]');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is in the address with its message, and reads it for the settings', async () => {
    const query = new URLSearchParams({ 'shape-bench.message': messageOf('hidden-size'), 'shape-bench.layers': '2' });
    const { page } = await open(`${rootSite}shapes/?${query}#shape-bench`, { viewport: PHONE });
    await settled(page, 'shape-bench');
    await expect.poll(() => sentence(page)).toContain('the layer takes h_0 [2, 32, 64]');
    expect(await page.inputValue('#shape-bench input[name=message]')).toBe(messageOf('hidden-size'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await page.context().close();
  });
});
