/** What a reader takes from a demo and brings to it: scrubbing, links that repeat a training, pictures, numbers, weights. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fromSafetensors } from '../../src/site/runtime/files/safetensors.ts';
import { inBrowser, PHONE, rootSite } from './browser.ts';

const ID = 'train-parity-and-recall';
const DEMO = `#${ID}`;
const ADDRESS = `${rootSite}terms/lstm/?${ID}.steps=50`;
const note = (page: Page) => page.textContent(`${DEMO} .demo-note`);
const tell = (page: Page) => page.textContent(`${DEMO} .demo-tell`);
const said = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    ([where, what]) => document.querySelector(where!)?.textContent?.includes(what!),
    [`${DEMO} ${selector}`, text],
    { timeout: 60_000 },
  );
const train = async (page: Page) => {
  await page.click(`${DEMO} .demo-start`);
  await said(page, '.demo-note', 'Live: computed');
  await said(page, '.demo-tell', 'At 250 steps');
};
const saved = async (page: Page, button: string) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`${DEMO} .demo-files button:has-text("${button}")`),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
};

inBrowser('a training demo', (open) => {
  it('lets a reader scrub through the recorded run at once, says so, and loads no model for it', async () => {
    const { page, requests } = await open(`${rootSite}terms/lstm/`, { viewport: PHONE });
    const last = await tell(page);
    expect(await note(page)).toContain('Recorded, nothing runs: the last picture');
    await page.focus(`${DEMO} .demo-scrub input`);
    await page.keyboard.press('Home');
    await page.waitForFunction(([id, old]) => document.querySelector(`${id} .demo-tell`)?.textContent !== old, [
      DEMO,
      last,
    ] as const);
    expect(await tell(page)).toContain('after 1 training step,');
    expect(await note(page)).toMatch(/moment 1 of \d+/);
    expect(requests.filter((url) => /\.wasm|demo-worker/.test(url))).toEqual([]);
    await page.context().close();
  });

  it('gives a link that trains again and says that it went the same way, or that it did not', async () => {
    const { page } = await open(ADDRESS);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await train(page);
    await page.click(`${DEMO} .demo-share`);
    await said(page, '.demo-share', 'Link copied');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\.curve=\d+\./);
    await page.goto('about:blank');
    await page.goto(link);
    await said(page, '.demo-replayed', 'Reproduced: 12 points of the shared curve agree to within 0.1 %.');
    await page.goto('about:blank');
    const other = new URL(link);
    other.searchParams.set(`${ID}.seed`, '2');
    await page.goto(other.href);
    await said(page, '.demo-replayed', 'Differs on this device');
    await page.goto('about:blank');
    await page.goto(link.replace(/curve=\d+\./, 'curve=7.%3Cscript%3E'));
    await said(page, '.demo-refused', 'Its training curve cannot be read');
    await page.context().close();
  }, 120_000);

  it('hands out its picture, its numbers and its weights, and tests weights that are brought back', async () => {
    const { page, errors } = await open(ADDRESS);
    await page.click(`${DEMO} .demo-files summary`);
    await train(page);
    const told = await tell(page);
    const svg = await saved(page, 'SVG');
    expect(svg.name).toBe(`${ID}.svg`);
    expect(svg.content.toString()).toMatch(/^<svg[\s\S]*Accuracy of five models[\s\S]*<\/svg>$/);
    const png = await saved(page, 'PNG');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    expect(png.content.length).toBeGreaterThan(20_000);
    const csv = await saved(page, 'CSV');
    expect(csv.content.toString()).toMatch(/^contest,steps,seed/);
    const file = await saved(page, 'Weights');
    const weights = fromSafetensors(new Uint8Array(file.content));
    expect(Object.keys(weights)).toContain('lstm/layer.W');
    expect(await page.textContent(`${DEMO} .demo-code`)).toContain('torch.nn.LSTM(');
    const load = (name: string, buffer: Buffer) =>
      page.setInputFiles(`${DEMO} .demo-load input`, { name, mimeType: 'application/octet-stream', buffer });
    await load('cut.safetensors', file.content.subarray(0, 500));
    await said(page, '.demo-refused', 'This file cannot be read as weights');
    expect(await tell(page)).toBe(told);
    await load('mine.safetensors', file.content);
    await said(page, '.demo-note', 'Live: run in this tab with the weights of mine.safetensors.');
    await said(page, '.demo-tell', 'At 250 steps');
    const rows = (text: string) => text.slice(text.indexOf('At 250'));
    expect(rows((await tell(page))!)).toBe(rows(told!));
    // Of another task: the shapes differ, and the demo says which and can be started again.
    await page.click(`${DEMO} .option >> nth=1`);
    await load('mine.safetensors', file.content);
    await said(page, '.demo-error', 'Choose one that was saved with these settings.');
    await page.click(`${DEMO} .demo-restart`);
    await said(page, '.demo-note', 'Live: computed in this tab');
    expect(errors).toEqual([]);
    await page.context().close();
  }, 120_000);
});
