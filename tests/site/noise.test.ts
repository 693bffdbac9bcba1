/** Noise out of speech, in a real browser: suppressed with the memory and without, heard before and after, and told what is wrong. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';
import { changed, sentence, settled } from './on-page.ts';

const DEMO = 'noise-out';
const NETWORK = /\.wasm|worker|\.ulaw|audio\./;

/** Does something to a control, and waits for what is then said. */
async function act(page: Page, what: () => Promise<unknown>) {
  const before = await sentence(page, DEMO);
  await what();
  await changed(page, DEMO, before);
  await settled(page, DEMO);
}
const choose = (page: Page, value: string) => act(page, () => page.locator(`#${DEMO} input[value=${value}]`).check());
const hear = (page: Page, clip: string) => act(page, () => page.selectOption(`#${DEMO} select[name=clip]`, clip));

/** What a page plays, instead of playing it: the samples of each sound, and their rate. */
const listenIn = (page: Page) =>
  page.addInitScript(() => {
    const played: { rate: number; energy: number; seconds: number }[] = [];
    Object.assign(globalThis, { played });
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...given) {
      const samples = this.buffer?.getChannelData(0) ?? new Float32Array();
      const energy = samples.reduce((sum: number, sample: number) => sum + sample * sample, 0);
      played.push({ rate: this.buffer?.sampleRate ?? 0, energy, seconds: this.buffer?.duration ?? 0 });
      return start.apply(this, given);
    };
  });

inBrowser('Noise out of speech', (open) => {
  it('is drawn without JavaScript, with both licenses in the notices', async () => {
    const { page } = await open(`${rootSite}wild/noise/`, { javaScriptEnabled: false });
    expect(await page.textContent('main')).toContain('87,503 weights');
    expect(await page.locator(`#${DEMO} .noise-track .gain`).count()).toBeGreaterThan(3);
    const notices = await (await page.request.get(`${rootSite}notices.txt`)).text();
    expect(notices).toMatch(/rnnoise-wasm 0\.2\.1 — Apache-2\.0 AND BSD-3-Clause[\s\S]*Mozilla[\s\S]*Apache License/);
    await page.context().close();
  });

  it('fetches the program when it is first touched, and takes less noise away once the states are forgotten', async () => {
    const { page, errors, requests } = await open(`${rootSite}wild/noise/`, { viewport: PHONE });
    expect(requests.filter((url) => NETWORK.test(url))).toEqual([]);
    const ratio = async () => Number(/from −?[\d.]+ to (−?[\d.]+) dB/.exec((await sentence(page, DEMO)) ?? '')?.[1]);
    const carried = await ratio();
    await choose(page, 'forget');
    expect(await sentence(page, DEMO)).toMatch(/^With its states set to zero before each frame/);
    expect(await ratio()).toBeLessThan(carried - 1);
    expect(requests.filter((url) => /rnnoise.*\.wasm/.test(url))).toHaveLength(1);
    await hear(page, 'strings');
    await choose(page, 'voices');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('plays the sound with noise, and cleaned, which has less of it', async () => {
    const { page, errors } = await open(`${rootSite}wild/noise/?${DEMO}.clip=none`);
    await listenIn(page);
    await page.reload();
    await settled(page, DEMO);
    const button = page.locator(`#${DEMO} .demo-hear button`);
    const played = async (count: number) => {
      await button.click();
      await page.waitForFunction((n) => (globalThis as { played?: unknown[] }).played?.length === n, count);
      await button.click();
      await page.waitForFunction(
        (of) => document.querySelector(of)?.textContent === 'Hear it',
        `#${DEMO} .demo-hear button`,
      );
      return page.evaluate(
        () => (globalThis as unknown as { played: { rate: number; energy: number; seconds: number }[] }).played.at(-1)!,
      );
    };
    const cleaned = await played(1);
    await page.locator(`#${DEMO} input[value=noisy]`).check();
    const noisy = await played(2);
    expect([cleaned.rate, noisy.rate]).toEqual([48_000, 48_000]);
    expect(cleaned.seconds).toBeCloseTo(noisy.seconds, 1);
    expect(cleaned.energy).toBeLessThan(0.6 * noisy.energy);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('says that the program is damaged, and that there is no connection; the next try goes on', async () => {
    const { page } = await open(`${rootSite}wild/noise/`);
    await page.context().route(/rnnoise.*\.wasm/, async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      body[50_000] = body[50_000]! ^ 1;
      await route.fulfill({ response: answer, body });
    });
    await page.selectOption(`#${DEMO} select[name=clip]`, 'command');
    await page.locator(`#${DEMO} .demo-error`).waitFor();
    expect(await page.textContent(`#${DEMO} .demo-error`)).toContain('The file of RNNoise is damaged');
    await page.context().unroute(/rnnoise.*\.wasm/);
    await page.click(`#${DEMO} .demo-restart`);
    await settled(page, DEMO);
    expect(await sentence(page, DEMO)).toMatch(/^The program brings/);
    await page.context().close();
  });
});
