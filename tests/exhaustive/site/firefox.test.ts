/** The site in Firefox, once through: every page fits a phone, formulas are copied, every demo answers, search finds, a training trains. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, inject, it, vi } from 'vitest';
import { barredAt } from '../../../src/cli/wild-thai.ts';
import { demosById } from '../../../src/site/build/preview.ts';
import breaks from '../../../src/wild/thai-breaks.json';
import { inFirefox, until } from './firefox.ts';

const dist = inject('rootDist');
const root = inject('rootSite');
const PHONE = 360;

const pages = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name === 'index.html')
  .map((entry) => join(relative(dist, entry.parentPath), '/').replaceAll('\\', '/').replace(/^\//, ''));
/** Every demo with the first page that has it. */
const demos = new Map<string, string>();
for (const path of pages)
  for (const [, demo = ''] of readFileSync(join(dist, path, 'index.html'), 'utf8').matchAll(
    /<live-demo data-demo="([^"]+)"/g,
  ))
    if (!demos.has(demo)) demos.set(demo, path);

/** What sticks out of the page at its right edge, the innermost first, so that a failure names it. */
const sticking = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
      .reverse()
      .slice(0, 3);
  });

inFirefox('in Firefox, on a phone,', PHONE, (given) => {
  it('every page fits its width, and logs no error', async () => {
    const { page, errors } = given();
    const wide: Record<string, string[]> = {};
    for (const path of pages) {
      errors.length = 0;
      await page.goto(root + path);
      const found = await sticking(page);
      if (found.length > 0) wide[path] = found;
      expect(errors, path).toEqual([]);
    }
    expect(wide).toEqual({});
  });

  it('a formula wider than the page scrolls in its frame, which the keyboard can reach', async () => {
    const { page } = given();
    await page.goto(`${root}terms/transformer/`);
    const frame = await page.waitForSelector('.math-frame[tabindex="0"][role=region]');
    await frame!.focus();
    await page.keyboard.press('ArrowRight');
    await until(page, () => (document.activeElement?.scrollLeft ?? 0) > 0);
    expect(page.url()).toContain('/terms/transformer/');
  });

  it('a formula that is selected is copied as its TeX', async () => {
    const { page } = given();
    await page.goto(`${root}terms/lstm/`);
    const [copied, written] = await page.evaluate(() => {
      const math = document.querySelector('.math-frame math')!;
      let text = '';
      document.addEventListener('copy', (event) => (text = event.clipboardData!.getData('text/plain')), { once: true });
      getSelection()!.selectAllChildren(math.parentElement!);
      document.execCommand('copy');
      return [text, math.getAttribute('data-tex')];
    });
    expect(copied).toBe(`$${written}$`);
  });

  it('a network of the reader’s own is opened, run and laid out for another library', async () => {
    const { page, errors } = given();
    errors.length = 0;
    await page.goto(`${root}your-network/`);
    await until(page, () => !document.querySelector<HTMLInputElement>('.own-file input')!.disabled);
    for (const [sample, says] of [
      ['torch', 'holds an LSTM with 1 layer'],
      ['onnx', 'holds a GRU with 2 layers'],
    ] as const) {
      await page.click(`[data-sample=${sample}]`);
      await until(page, (words) => document.querySelector('.own-told')!.textContent.includes(words), says);
      await until(page, () => document.querySelectorAll('.own-inside .heat-map').length === 2);
      await until(page, () => document.querySelector('.own-code')!.textContent.includes('load_file'));
      expect(await sticking(page)).toEqual([]);
    }
    expect(errors).toEqual([]);
  });

  it.each([...demos])('%s answers at /%s', async (demo, path) => {
    const { page, errors } = given();
    errors.length = 0;
    await page.goto(root + path);
    const isTraining = Boolean(demosById[demo]?.start);
    // A training is looked at: moment by moment of its recorded run. Everything else computes when it is touched.
    const field = isTraining
      ? '.demo-scrub input'
      : ':is(.demo-slide, .demo-controls > .demo-fields) :is(input, select)';
    const before = await page.$eval(`#${demo}`, (figure) => figure.innerHTML);
    const control = (await page.$$(`#${demo} ${field}`)).at(-1);
    await control!.focus();
    const kind = await control!.evaluate((element) => element.getAttribute('type') ?? element.tagName);
    await page.keyboard.press(({ checkbox: ' ', text: 'Backspace', button: 'Enter' } as const)[kind] ?? 'Home');
    if (kind === 'radio') await page.keyboard.press('ArrowUp');
    await until(
      page,
      (id: string, old: string, live: boolean) => {
        const figure = document.getElementById(id);
        const isSettled = figure?.getAttribute('aria-busy') !== 'true' && figure?.innerHTML !== old;
        return isSettled && (!live || /Live:/.test(figure?.querySelector('.demo-note')?.textContent ?? ''));
      },
      demo,
      before,
      !isTraining,
    );
    expect(await page.$$eval('.demo-error', (shown) => shown.map(({ textContent }) => textContent))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('the quick search finds a term', async () => {
    const { page, errors } = given();
    errors.length = 0;
    await page.goto(root);
    await page.keyboard.press('/');
    await page.waitForSelector('dialog.search[open] input');
    await page.keyboard.type('mamba vs lstm');
    await until(page, () => document.querySelectorAll('dialog .hit').length > 2);
    const titles = await page.$$eval('dialog .hit-title', (hits) => hits.map(({ textContent }) => textContent));
    expect(titles.slice(0, 2).toSorted()).toEqual(['Long short-term memory', 'Mamba']);
    expect(errors).toEqual([]);
  });

  it('its own word segmenter breaks Thai where the network does, as the pages say of it', async () => {
    const { page } = given();
    await page.goto(`${root}wild/thai/`);
    const texts = [...breaks.sentences, breaks.random].flatMap((part) => part.texts);
    const plain = texts.map((text) => text.replaceAll('|', ''));
    const starts = await page.evaluate((given) => {
      const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
      return given.map((text) => [...segmenter.segment(text)].map(({ index }) => index));
    }, plain);
    expect(plain.map((text, k) => barredAt(text, new Set(starts[k])))).toEqual(texts);
  });

  it('a training runs from its start to its end', async () => {
    const { page, errors } = given();
    errors.length = 0;
    const demo = 'train-parity-and-recall';
    await page.goto(`${root}${demos.get(demo)}?${demo}.steps=50#${demo}`);
    await page.click(`#${demo} .demo-start`);
    const button = () => page.$eval(`#${demo} .demo-start`, ({ textContent }) => textContent);
    await vi.waitUntil(async () => (await button()) === 'Pause', { timeout: 30_000 });
    await vi.waitUntil(async () => (await button()) === 'Train', { timeout: 300_000 });
    expect(await page.$eval(`#${demo} .demo-note`, ({ textContent }) => textContent)).toContain(
      'Live: computed in this tab',
    );
    expect(errors).toEqual([]);
  });
});
