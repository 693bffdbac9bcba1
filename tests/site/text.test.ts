/** Text models in a real browser: they write on from the reader's own beginning, read the reader's own text, and are fine-tuned. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';
import { changed, sentence, settled } from './on-page.ts';

const FILTERS = 'sampling-filters';
const SIDES = 'models-write';
const SURPRISE = 'text-surprise';
const TUNE = 'fine-tune';
const LONG = 'the committee met again in the afternoon, and the members agreed on the new rules for the harbor. ';
const written = async (page: Page, demo: string) =>
  (await page.locator(`#${demo} .surprises .visually-hidden`).allTextContents()).map((text) => text.trim());

/** Fills a field of a demo, and waits for what is said of it. */
async function type(page: Page, demo: string, field: string, text: string) {
  const before = await sentence(page, demo);
  await page.fill(`#${demo} [name=${field}]`, text);
  await changed(page, demo, before);
  await settled(page, demo);
}

inBrowser('sampling', (open) => {
  it.each([rootSite, baseSite])(
    'is shown without JavaScript: a text, and the bars of its next character, at %s',
    async (site) => {
      const { page } = await open(`${site}terms/sampling/`, { javaScriptEnabled: false });
      expect((await written(page, FILTERS))[0]).toMatch(/^What the model wrote: the whale.{80}$/);
      expect(await page.locator(`#${FILTERS} .next-bars .ghost`).count()).toBe(16);
      expect(await sentence(page, FILTERS)).toMatch(/characters? of 34 can be drawn/);
      await page.context().close();
    },
  );

  it('goes on from what the reader types, on a phone, and keeps it over a reload', async () => {
    const { page, errors } = await open(`${rootSite}terms/sampling/`, { viewport: PHONE });
    await type(page, FILTERS, 'start', 'My 2 boats');
    expect((await written(page, FILTERS))[0]).toContain('my boats');
    expect(await sentence(page, FILTERS)).toContain('The models do not know “2”: left out.');
    await page.reload();
    await expect.poll(() => page.inputValue(`#${FILTERS} [name=start]`), { timeout: 30_000 }).toBe('My 2 boats');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('at temperature 0 takes the most probable character whatever the seed; top-k leaves as few as it says', async () => {
    const { page } = await open(`${rootSite}terms/sampling/?${FILTERS}.temperature=0`);
    await settled(page, FILTERS);
    const cold = await written(page, FILTERS);
    // Nothing is said differently: the run that it begins is over when the note says so again.
    await page.fill(`#${FILTERS} [name=seed]`, '7');
    await page.waitForURL(/seed=7/);
    await settled(page, FILTERS);
    expect(await written(page, FILTERS)).toEqual(cold);
    expect(await sentence(page, FILTERS)).toContain('1 character of 34 can be drawn');
    await page.goto(`${rootSite}terms/sampling/?${FILTERS}.topK=3&${FILTERS}.topP=1`);
    await settled(page, FILTERS);
    expect(await page.locator(`#${FILTERS} .next-bars .bar .positive`).count()).toBe(3);
    await page.context().close();
  });

  it('can be read and stepped through by keyboard', async () => {
    const { page } = await open(`${rootSite}terms/sampling/`);
    await page.focus(`#${FILTERS} .reader`);
    await page.keyboard.press('Home');
    await page.waitForFunction(
      (id) => /%/.test(document.querySelector(`#${id} .reading-number`)?.textContent ?? ''),
      FILTERS,
    );
    expect(await page.getAttribute(`#${FILTERS} .reader`, 'aria-valuetext')).toMatch(/%.*→.*%/);
    const before = await sentence(page, FILTERS);
    await page.focus(`#${FILTERS} input[name=at]`);
    await page.keyboard.press('ArrowRight');
    await changed(page, FILTERS, before);
    await page.context().close();
  });
});

inBrowser('five models', (open) => {
  it('write from one beginning, and a transformer that looks back at everything carries more', async () => {
    const { page, errors } = await open(`${baseSite}terms/char-rnn/`);
    await type(page, SIDES, 'start', 'call me');
    const texts = await written(page, SIDES);
    expect(texts).toHaveLength(5);
    for (const text of texts) expect(text).toMatch(/^\w+: call me/);
    expect(new Set(texts).size).toBe(5);
    const bytes = () => page.textContent(`#${SIDES} section.q-transformer small`);
    const windowed = await bytes();
    const before = await sentence(page, SIDES);
    await page.check(`#${SIDES} input[name$=window][value=all]`);
    await changed(page, SIDES, before);
    await settled(page, SIDES);
    expect(await bytes()).not.toBe(windowed);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('are loaded first, and the seven large ones when they are chosen; one that does not come is told, with a way on', async () => {
    const { page } = await open('about:blank');
    const large: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('whale-large-')) large.push(request.url());
    });
    await page.goto(`${rootSite}terms/char-rnn/`);
    await type(page, SIDES, 'start', 'call me');
    expect(large).toEqual([]);
    const missing = /whale-large-gated-deltanet/;
    await page.route(missing, (route) => route.abort());
    await page.check(`#${SIDES} input[name$=size][value=large]`);
    await page.waitForSelector(`#${SIDES} .demo-error[role=alert]`);
    expect(await page.textContent(`#${SIDES} .demo-error`)).toMatch(
      /The weights of the Gated DeltaNet \(230,000 weights\) could not be loaded .* Check the connection, and try again\./,
    );
    await page.unroute(missing);
    await page.click(`#${SIDES} .demo-restart`);
    await expect.poll(() => written(page, SIDES).then((texts) => texts.length), { timeout: 60_000 }).toBe(7);
    for (const text of await written(page, SIDES)) expect(text).toMatch(/^[\w ]+: (call me|the whale)/);
    await page.context().close();
  }, 120_000);

  it('say how many bits the reader’s own text costs', async () => {
    const { page } = await open(`${rootSite}terms/char-rnn/`);
    await type(page, SURPRISE, 'typed', 'xqzv jkwp');
    expect(await sentence(page, SURPRISE)).toMatch(/this text costs: RNN [\d.]+, LSTM [\d.]+, GRU [\d.]+/);
    const before = await sentence(page, SURPRISE);
    await page.selectOption(`#${SURPRISE} select[name=model]`, 'large-mamba');
    await changed(page, SURPRISE, before);
    await settled(page, SURPRISE);
    expect(await sentence(page, SURPRISE)).toMatch(/minGRU [\d.]+, Mamba [\d.]+, Gated DeltaNet [\d.]+/);
    expect(await page.locator(`#${SURPRISE} .next-letters tr`).count()).toBe(7);
    await page.context().close();
  });
});

inBrowser('fine-tuning', (open) => {
  it('refuses a text that is too short, says why and keeps it; a longer one is trained on and tested', async () => {
    const { page, errors } = await open(`${rootSite}terms/fine-tuning/?${TUNE}.steps=50&${TUNE}.model=rnn`);
    await page.click(`#${TUNE} .control-data summary`);
    await page.fill(`#${TUNE} textarea[name=text]`, 'too short');
    await page.waitForSelector(`#${TUNE} :text("There are 9 characters that the models know")`);
    await page.fill(`#${TUNE} textarea[name=text]`, LONG.repeat(12));
    await page.click(`#${TUNE} .demo-start`);
    await page.waitForFunction(
      (id) => document.querySelector(`#${id} .demo-tell`)?.textContent?.includes('After 50 training steps'),
      TUNE,
      { timeout: 60_000 },
    );
    expect(await sentence(page, TUNE)).toMatch(/bits per character for the \d+ held out, [\d.]+ fewer than before/);
    expect(await sentence(page, TUNE)).toContain('that is what it has forgotten');
    expect(errors).toEqual([]);
    await page.context().close();
  }, 120_000);
});
