/** The speech/music network of libopus in a real browser: every weight is drawn, and the clips and the memory can be chosen. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';
import { changed, sentence, settled } from './on-page.ts';

const DEMO = 'speech-or-music';
const NETWORK = /\.wasm|worker|opus-(network|clips)/;
const READER = `#${DEMO} .weights .reader`;

/** Does something to a control, and waits for what is then said. */
async function act(page: Page, what: () => Promise<unknown>) {
  const before = await sentence(page, DEMO);
  await what();
  await changed(page, DEMO, before);
  await settled(page, DEMO);
}
const hearClip = (page: Page, clip: string) => act(page, () => page.selectOption(`#${DEMO} select[name=clip]`, clip));
/** How many weights the paths of the picture draw: each is a stroke of one column. */
const drawn = (page: Page) =>
  page
    .locator(`#${DEMO} .weights path`)
    .evaluateAll((paths) => paths.flatMap((path) => path.getAttribute('d')!.match(/h1/g) ?? []).length);

inBrowser('Speech or music', (open) => {
  it('is drawn without JavaScript, weight by weight, with the license in the notices', async () => {
    const { page } = await open(`${rootSite}wild/opus/`, { javaScriptEnabled: false });
    expect(await page.textContent('main')).toContain('4,986 weights');
    expect((await page.content()).match(/<path class="(above|below) weight-\d"/g)?.length).toBeGreaterThan(10);
    const notices = await page.request.get(`${rootSite}notices.txt`);
    expect(await notices.text()).toMatch(/@discordjs\/opus 0\.10\.0 — BSD-3-Clause[\s\S]*Xiph\.Org, Skype Limited/);
    await page.context().close();
  });

  it('hears the clip that is chosen, with its memory and without; the network is fetched only then', async () => {
    const { page, errors, requests } = await open(`${rootSite}wild/opus/`, { viewport: PHONE });
    expect(requests.filter((url) => NETWORK.test(url))).toEqual([]);
    // Some weights are 0, and nothing is drawn for them.
    expect(await drawn(page)).toBeGreaterThan(4700);
    await hearClip(page, 'noise');
    expect(await sentence(page, DEMO)).toMatch(/music is the more probable in 0\s% of the frames/);
    await act(page, () => page.locator(`#${DEMO} label`, { hasText: 'forget it each frame' }).click());
    expect(await sentence(page, DEMO)).toMatch(/without a memory, music is the more probable in 99\s% of/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('lets single weights be read by keyboard, into the next matrix and back', async () => {
    const { page } = await open(`${rootSite}wild/opus/`);
    await hearClip(page, 'drums');
    await page.focus(READER);
    const told = () => page.getAttribute(READER, 'aria-valuetext');
    await page.keyboard.press('ArrowRight');
    expect(await told()).toMatch(/^dense\.W: cepstral coefficient 1 → dense unit 1: −?\d\.\d\d$/);
    for (let k = 0; k < 25; k++) await page.keyboard.press('ArrowRight');
    expect(await told()).toMatch(/^dense\.b: bias → dense unit 1/);
    await page.keyboard.press('ArrowLeft');
    expect(await told()).toMatch(/^dense\.W: share of quiet frames → dense unit 1/);
    await page.keyboard.press('Escape');
    expect(await told()).toBe('press an arrow key to read a weight');
    await page.context().close();
  });
});
