/** One sentence, five models: plays what the build drew, and reads the reader's own text once it is touched. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DEFAULT } from '../../src/site/components/one-sentence/own-text.ts';
import { baseSite, inBrowser, PHONE, rootSite, stays } from './browser.ts';

/** As browsers have it, and not yet TypeScript. */
type LayoutShift = PerformanceEntry & { value: number };
const MODEL_CODE = /\.wasm|worker|whale-|live\./;
const STILL = { reducedMotion: 'reduce' } as const;

/** What can be seen of the lanes: how far they are read, and every guess and size. */
const lanes = (page: Page) =>
  page.evaluate(() => {
    const all = (selector: string) =>
      [...document.querySelectorAll(`one-sentence ${selector}`)].map((e) => e.textContent);
    const unread = Number(document.querySelector<HTMLElement>('.lanes')!.style.getPropertyValue('--unread'));
    return { unread, characters: all('.characters')[0], next: all('.next'), bytes: all('.bytes'), at: all('.at')[0] };
  });
/** Waits until the lanes are of a text. */
const readOf = (page: Page, text: string) =>
  page.waitForFunction(
    (shown) => document.querySelector('one-sentence .characters')?.textContent === shown,
    text.replaceAll(' ', '·'),
  );
const defined = (page: Page) => page.waitForFunction(() => customElements.get('one-sentence'));

inBrowser('one sentence, five models', (open) => {
  it('plays by itself to the last character while it can be seen, and loads no model for it', async () => {
    const { page, errors, requests } = await open(rootSite);
    const figure = page.locator('one-sentence');
    await figure.scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      const shifts: number[] = [];
      new PerformanceObserver((list) =>
        shifts.push(...list.getEntries().map((entry) => (entry as LayoutShift).value)),
      ).observe({
        type: 'layout-shift',
      });
      Object.assign(window, { shifts });
    });
    await page.waitForFunction(() => /^[3-9] /.test(document.querySelector('one-sentence .at')!.textContent!));
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(await stays(page, () => lanes(page)), 'still in a hidden tab').toBe(true);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: false, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await figure.evaluate(
      (element) =>
        new Promise<void>((resolve) =>
          new IntersectionObserver(([one]) => one!.isIntersecting || resolve()).observe(element),
        ),
    );
    expect(await stays(page, () => lanes(page)), 'still where it cannot be seen').toBe(true);
    await figure.scrollIntoViewIfNeeded();
    await page.waitForFunction(
      (T) => document.querySelector('one-sentence .at')!.textContent === `${T} / ${T}`,
      DEFAULT.length,
    );
    expect(await stays(page, () => lanes(page)), 'still at its end').toBe(true);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(Math.max(0, ...shifts), 'nothing jumps').toBeLessThan(1e-4);
    expect(requests.filter((url) => MODEL_CODE.test(new URL(url).pathname))).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('shows its last character, and nothing moves, where the reader wants less motion', async () => {
    const { page } = await open(rootSite, STILL);
    await defined(page);
    expect(await lanes(page)).toMatchObject({ unread: 0, at: `${DEFAULT.length} / ${DEFAULT.length}` });
    expect(await stays(page, () => lanes(page))).toBe(true);
    await page.context().close();
  });

  it('reads the reader’s own text in every lane, keeps it over a reload, and forgets it', async () => {
    const { page, errors } = await open(baseSite, STILL);
    const before = await lanes(page);
    const forget = page.getByRole('button', { name: 'forget my text' });
    expect(await forget.isVisible()).toBe(false);
    await page.getByRole('textbox', { name: 'One sentence, five models' }).fill('captain, my captain');
    await readOf(page, 'captain, my captain');
    const after = await lanes(page);
    after.next.forEach((guesses, lane) => expect(guesses, `lane ${lane}`).not.toBe(before.next[lane]));
    expect(after.bytes.slice(0, 4)).toEqual(before.bytes.slice(0, 4));
    expect(after.bytes[4]).not.toBe(before.bytes[4]);
    await page.reload();
    await readOf(page, 'captain, my captain');
    await forget.click();
    await readOf(page, DEFAULT);
    await page.reload();
    await defined(page);
    expect(await page.getByRole('textbox', { name: 'One sentence, five models' }).inputValue()).toBe(DEFAULT);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('keeps what was typed where the models cannot read it, says why, and reads something else', async () => {
    const { page } = await open(rootSite, STILL);
    const field = page.getByRole('textbox', { name: 'One sentence, five models' });
    await field.fill('route 66 west');
    await readOf(page, 'route west');
    expect(await page.textContent('one-sentence .why')).toMatch(/They do not know “6”, so they leave that out/);
    expect(await field.inputValue()).toBe('route 66 west');
    await field.fill('');
    await readOf(page, DEFAULT);
    expect(await page.textContent('one-sentence .why')).toMatch(/^Nothing is typed/);
    await page.context().close();
  });

  it('is operated by keyboard: a chip, the slider over the characters, play and pause', async () => {
    const { page } = await open(rootSite, STILL);
    await page.getByRole('button', { name: 'a name' }).press('Enter');
    await readOf(page, 'captain ahab and queequeg');
    const slider = page.getByRole('slider', { name: 'Characters read' });
    await slider.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).toBe('character 24 of 25');
    expect((await lanes(page)).unread).toBe(1);
    expect(await page.textContent('one-sentence .told')).toMatch(/^After “captain ahab and queeque” /);
    await page.getByRole('button', { name: 'Play' }).press('Enter');
    await page.getByRole('button', { name: 'Pause' }).press('Enter');
    expect(await stays(page, () => lanes(page))).toBe(true);
    await page.context().close();
  });

  it('says in place that the models could not be loaded, and tries again', async () => {
    const { page } = await open('about:blank', STILL);
    await page.addInitScript(() => {
      const Real = Worker;
      Object.assign(window, { failing: true });
      window.Worker = class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          super((window as { failing?: boolean }).failing ? '/there-is-no-such-worker.js' : url, options);
        }
      };
    });
    await page.goto(rootSite);
    await page.getByRole('textbox', { name: 'One sentence, five models' }).fill('the sea');
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    expect(await page.textContent('one-sentence .why')).toMatch(/^The models could not read this: .+\./);
    expect((await lanes(page)).characters).toBe(DEFAULT.replaceAll(' ', '·'));
    await page.evaluate(() => Object.assign(window, { failing: false }));
    await again.click();
    await readOf(page, 'the sea');
    await page.context().close();
  });

  it('shows the end of a text that is too long for a phone, without a scroll bar', async () => {
    const { page } = await open(rootSite, { ...STILL, viewport: PHONE });
    await page
      .getByRole('textbox', { name: 'One sentence, five models' })
      .fill('it was the whiteness of the whale that above all things');
    await page.waitForFunction(() =>
      document.querySelector('one-sentence .characters')?.textContent?.endsWith('things'),
    );
    const { characters, at } = await lanes(page);
    expect([...characters!].length).toBeLessThan(30);
    expect(at).toBe('48 / 48');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await page.context().close();
  });
});
