/** The charts of every demo in Chromium: text that can be read, and values that pointer and keyboard read off. */
import { expect, it } from 'vitest';
import { inBrowser, rootSite } from './browser.ts';
import { chartText, LIMITS } from './chart-text.ts';
import { changed, pageOf, sentence, settled } from './on-page.ts';

const pages = [...new Set(pageOf.values())];
const WIDTHS = [360, 390, 768, 1280];

inBrowser('the charts', (open) => {
  it.concurrent.each(pages)('of %s have no text under 11 px, cut, or over other text, at any width', async (path) => {
    const { page } = await open(`${rootSite}${path}`);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(chartText, LIMITS), `at ${width} px`).toEqual([]);
    }
  });

  it.concurrent('show their values to the arrow keys, and say them', async () => {
    const { page } = await open(`${rootSite}${pageOf.get('gradient-lag')}`);
    const reader = page.locator('#gradient-lag .reader');
    await reader.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('#gradient-lag .reading');
    await page.keyboard.press('ArrowLeft');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^lag: steps back: 59, tanh RNN: .+, LSTM: .+, GRU: /);
    await page.keyboard.press('Escape');
    expect(await page.locator('#gradient-lag .reading').count()).toBe(0);
  });

  it.concurrent('show their values where one points', async () => {
    const { page } = await open(`${rootSite}${pageOf.get('gradient-lag')}`);
    const box = (await page.locator('#gradient-lag .reader').boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    // The click brings the chart to life; from then on it follows the pointer.
    await page.waitForSelector('#gradient-lag .reading');
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
    await expect.poll(() => page.locator('#gradient-lag .reading').textContent()).toContain('lag: steps back: 20');
  });

  it.concurrent.each([
    ['loss-cliff', 'ArrowRight'],
    ['gate-bucket', 'ArrowLeft'],
    ['forget-gate-memory', 'ArrowRight'],
    ['self-attention', 'ArrowUp'],
  ])('of %s have a point that is dragged, and moved by arrow keys', async (demo, key) => {
    const { page } = await open(`${rootSite}${pageOf.get(demo)}`);
    const handle = page.locator(`#${demo} .chart .handle`).first();
    const still = await sentence(page, demo);
    await handle.focus();
    await page.keyboard.press(key);
    await settled(page, demo);
    await changed(page, demo, still);
    const moved = await sentence(page, demo);
    const box = (await handle.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 60, box.y + 30, { steps: 6 });
    await page.mouse.up();
    await changed(page, demo, moved);
  });

  it.concurrent('of words change two of them by dragging, and by two presses', async () => {
    const { page } = await open(`${rootSite}${pageOf.get('positional-encoding')}`);
    const words = () => page.locator('#positional-encoding .word-chip').allTextContents();
    const chip = (place: number) => page.locator('#positional-encoding .word-chip').nth(place);
    expect(await words()).toEqual(['the', 'man', 'bit', 'a', 'dog', 'twice']);
    await chip(0).focus();
    await page.keyboard.press('Enter');
    await chip(2).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#positional-encoding .word-chip')?.textContent === 'bit');
    await chip(0).hover();
    await page.mouse.down();
    await chip(5).hover();
    await page.mouse.up();
    await page.waitForFunction(
      () => document.querySelector('#positional-encoding .word-chip')?.textContent === 'twice',
    );
  });
});
