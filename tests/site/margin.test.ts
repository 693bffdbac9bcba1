/** The margin of a wide screen: what a sentence rests on stands beside it, on nothing else, and nothing moves for it. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';

const TERMS = ['rnn', 'lstm', 'gru', 'state-space-model', 'transformer'];
const WIDE = [
  { width: 1100, height: 800 },
  { width: 1280, height: 800 },
  { width: 1600, height: 900 },
];
const NOTES = 'main.term :is(.note, .evidence, .symbol-key)';

interface Box {
  what: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const boxes = (page: Page, selector: string): Promise<Box[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const what = `${element.className} ${element.textContent?.trim().slice(0, 30)}`;
        return { what, left, right, top: top + scrollY, bottom: bottom + scrollY };
      }),
  );
const overlap = (a: Box, b: Box) =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

inBrowser('the margin', (open) => {
  it.each(TERMS)('of %s is at the right of all text, and no note lies on another or leaves the page', async (term) => {
    const { page } = await open(`${rootSite}terms/${term}/`);
    for (const viewport of WIDE) {
      await page.setViewportSize(viewport);
      const notes = await boxes(page, NOTES);
      const text = await boxes(page, 'main.term :is(h1, h2, p, li, pre, figure table, live-demo, .glance)');
      expect(notes.length).toBeGreaterThan(10);
      const pairs = notes.flatMap((note, k) => notes.slice(k + 1).filter((other) => overlap(note, other)));
      expect(pairs.map(({ what }) => what)).toEqual([]);
      const onText = text.filter(({ what }) => !/^claim-try/.test(what));
      expect(notes.filter((note) => onText.some((other) => overlap(note, other))).map(({ what }) => what)).toEqual([]);
      expect(notes.filter(({ right }) => right > viewport.width)).toEqual([]);
    }
    await page.context().close();
  });

  it.each(TERMS)(
    'of %s has a note beside the first citation of each source in a section, not above it',
    async (term) => {
      const { page } = await open(`${rootSite}terms/${term}/`, { javaScriptEnabled: false });
      const distances = await page.locator('.prose .note').evaluateAll((notes) =>
        notes.map((note) => {
          const words = note.previousElementSibling!.getBoundingClientRect();
          return note.getBoundingClientRect().top - words.top;
        }),
      );
      expect(distances.length).toBeGreaterThan(5);
      // The line of the words may be lower than its letters.
      expect(Math.min(...distances)).toBeGreaterThan(-12);
      await page.context().close();
    },
  );

  it('is no text to a screen reader, and is not there on a phone', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    const heard = await page.locator('.note:not([aria-hidden=true])').count();
    expect([heard, await page.locator('.note :is(a, button, [tabindex])').count()]).toEqual([0, 0]);
    await page.setViewportSize(PHONE);
    expect(await page.locator('.note >> visible=true').count()).toBe(0);
    await page.context().close();
  });

  it('holds evidence that opens without moving the text', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    const places = async () => (await boxes(page, '.prose > :is(p, h2, h3)')).map(({ top }) => top);
    const before = await places();
    await page.locator('.evidence summary').first().click();
    expect(await page.locator('.evidence[open] dl').first().isVisible()).toBe(true);
    expect(await places()).toEqual(before);
    await page.context().close();
  });

  it('has room for each reader: from 58 to 70 characters stand on a line', async () => {
    const { page } = await open(`${rootSite}terms/lstm/`);
    const perLine = await page.locator('.prose > p').evaluateAll((paragraphs) =>
      paragraphs.flatMap((paragraph) => {
        const copy = paragraph.cloneNode(true) as HTMLElement;
        for (const part of copy.querySelectorAll('.note, math')) part.remove();
        const lines =
          paragraph.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(paragraph).lineHeight);
        return lines > 4.5 && !paragraph.querySelector('math')
          ? [copy.textContent!.length / (Math.round(lines) - 0.5)]
          : [];
      }),
    );
    // The last line of a paragraph is half full on average.
    const mean = perLine.reduce((sum, count) => sum + count, 0) / perLine.length;
    expect(mean).toBeGreaterThan(58);
    expect(mean).toBeLessThan(70);
    await page.context().close();
  });
});
