/** Networks in the wild, in a real browser: Thai is divided into words, and nothing is fetched before it is touched. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { SAMPLES } from '../../src/wild/thai-samples.ts';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';
import { changed, sentence, settled } from './on-page.ts';

const DEMO = 'thai-words';
const NETWORK = /\.wasm|worker|thai-network/;
const FIELD = `#${DEMO} input[name=typed]`;
const words = (page: Page) => page.locator(`#${DEMO} .tagged-word:not(.untagged)`).allTextContents();
/** Types a text in the place of what is there, and waits for what is said of it. */
async function type(page: Page, text: string) {
  const before = await sentence(page, DEMO);
  await page.fill(FIELD, text);
  await changed(page, DEMO, before);
  await settled(page, DEMO);
}

inBrowser('Thai words', (open) => {
  it.each([rootSite, baseSite])(
    'are drawn without JavaScript, with the license in the notices, at %s',
    async (site) => {
      const { page } = await open(`${site}wild/thai/`, { javaScriptEnabled: false });
      expect(await words(page)).toHaveLength(7);
      expect(await page.textContent('main')).toContain(
        'give the same word breaks as the package in 631 of 631 sentences',
      );
      const notices = await page.request.get(`${site}notices.txt`);
      expect(await notices.text()).toMatch(/from the npm package icu 2\.3\.2 — Unicode-3\.0[\s\S]*UNICODE LICENSE V3/);
      await page.context().close();
    },
  );

  it('are found in what the reader types, on a phone; the network is fetched only then', async () => {
    const { page, errors, requests } = await open(`${rootSite}wild/thai/`, { viewport: PHONE });
    expect(requests.filter((url) => NETWORK.test(url))).toEqual([]);
    await type(page, 'ขอบคุณ thank you');
    expect(await words(page)).toEqual(['ขอบ', 'ค◌ุณ']);
    expect(await sentence(page, DEMO)).toContain('In 6 Thai characters the network finds 2 words: ขอบ, คุณ.');
    expect(requests.some((url) => NETWORK.test(url))).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('change with what comes later, and without Thai the reader is told what to do, and the text is kept', async () => {
    const { page } = await open(`${rootSite}wild/thai/`);
    await type(page, SAMPLES[1].text);
    expect(await sentence(page, DEMO)).toContain('finds 4 words: นั่ง, ตาก, ลม, เย็น.');
    await type(page, SAMPLES[1].text.slice(0, -4));
    expect(await sentence(page, DEMO)).toContain('finds 2 words: นั่ง, ตากลม.');
    await type(page, 'only Latin here');
    expect(await sentence(page, DEMO)).toContain('There are no Thai letters in this text');
    expect(await page.inputValue(FIELD)).toBe('only Latin here');
    await page.context().close();
  });

  it('are timed on the reader’s device when asked, by keyboard', async () => {
    const { page } = await open(`${rootSite}wild/thai/`);
    await page.focus(`#${DEMO} input[name=timed]`);
    await page.keyboard.press('Space');
    await page.waitForFunction(
      (id) => /takes [\d.]+ µs/.test(document.querySelector(`#${id} .demo-tell`)!.textContent),
      DEMO,
    );
    await page.context().close();
  });

  it('are missing where the network does not come: that is told, and the text is kept', async () => {
    const { page } = await open(`${rootSite}wild/thai/`);
    await page.context().route(/thai-network/, (route) => route.abort());
    await page.fill(FIELD, 'ขอบคุณ');
    await page.waitForFunction(
      (id) => document.querySelector(`#${id} [role=alert], #${id} .demo-error`)?.textContent,
      DEMO,
    );
    expect(await page.inputValue(FIELD)).toBe('ขอบคุณ');
    await page.context().close();
  });
});
