/** What all demos share: chips that work before the code is there, buttons that do not move, progress, and text that outlives a reload. */
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';
import { settled } from './on-page.ts';

const RACE = `${rootSite}race/?race.nets=lstm,gru&race.steps=50&race.runs=1#race`;
const PHONE_SCREEN = { width: 390, height: 844 };
const demos = globSync('*/index.html', { cwd: `${inject('rootDist')}/embed` }).map(dirname);
const doing = (page: Page) => page.textContent('#race .demo-doing, #race .demo-press');

inBrowser('a demo', (open) => {
  it('takes the chip that brought it to life, marks it, and says what to notice', async () => {
    const { page, errors } = await open(`${rootSite}terms/gru/`);
    const chip = page.locator('#gru-gates .chip:has-text("move the reset")');
    await chip.click();
    await settled(page, 'gru-gates');
    await page.waitForSelector('#gru-gates .chip[aria-current]:has-text("move the reset")');
    expect(await page.textContent('#gru-gates .demo-says')).toContain('another function');
    expect(page.url()).not.toContain('#gru-gates');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('has chips that are links to their states, for another tab', async () => {
    const { page } = await open(`${rootSite}terms/gru/`);
    const link = await page.locator('#gru-gates .chip:has-text("move the reset")').getAttribute('href');
    await page.goto(new URL(link ?? '', page.url()).href);
    await settled(page, 'gru-gates');
    await page.waitForSelector('#gru-gates .chip[aria-current]:has-text("move the reset")');
    await page.context().close();
  });

  it('starts, pauses and ends with a button that keeps its place and width, and says how far it is', async () => {
    const { page } = await open(RACE.replace('steps=50', 'steps=200'), { viewport: PHONE });
    const place = () =>
      page.locator('#race .demo-start').evaluate((button) => {
        const { left, top, width } = button.getBoundingClientRect();
        return [left, top + scrollY, width].map(Math.round);
      });
    await page.waitForSelector('#race .demo-press');
    const before = await place();
    await page.click('#race .demo-start');
    await page.waitForFunction(() =>
      /^Training: step \d+ of 200/.test(document.querySelector('.demo-doing')?.textContent ?? ''),
    );
    expect(await place()).toEqual(before);
    await page.click('#race .demo-start');
    await page.waitForFunction(() => /^Paused/.test(document.querySelector('.demo-doing')?.textContent ?? ''));
    expect(await place()).toEqual(before);
    await page.click('#race .demo-start');
    await expect.poll(() => doing(page), { timeout: 60_000 }).toMatch(/^Done: step 200 of 200/);
    expect(await place()).toEqual(before);
    await page.context().close();
  });

  it('keeps a run, a seed that is typed and a model that is ticked while it goes on, and says so', async () => {
    const { page } = await open(RACE.replace('steps=50', 'steps=200'));
    await page.click('#race .demo-start');
    await page.waitForFunction(() => /^Training/.test(document.querySelector('.demo-doing')?.textContent ?? ''));
    await page.click('#race .demo-start');
    await page.fill('#race input[name=seed]', '42');
    await page.locator('#race .control-several').getByLabel('Mamba', { exact: true }).check();
    await page.waitForSelector('#race .demo-behind:has-text("This run continues with the settings it started with")');
    await page.click('#race .demo-start');
    await expect.poll(() => doing(page), { timeout: 60_000 }).toBe('Settings changed: press “Start the race”.');
    expect(await page.inputValue('#race input[name=seed]')).toBe('42');
    await page.context().close();
  });

  it('has the reader’s own text again after a reload, until it is told to forget it', async () => {
    const { page } = await open(`${rootSite}race/?race.course=text`);
    const area = page.locator('#race textarea[name=text]');
    await area.fill('too short');
    await page.waitForSelector('#race .field-kept');
    await page.reload();
    await expect.poll(() => area.inputValue(), { timeout: 30_000 }).toBe('too short');
    await page.click('#race .field-kept button');
    await page.waitForFunction(() => sessionStorage.length === 0);
    expect(await area.inputValue()).toBe('');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('race-text');
    await page.context().close();
  });

  it('has its name, picture and controls on one screen of a phone, whichever it is; what is rarely used is folded', async () => {
    const { page } = await open('about:blank', { viewport: PHONE_SCREEN, reducedMotion: 'reduce' });
    const tall: Record<string, number> = {};
    expect(demos.length).toBeGreaterThan(30);
    for (const id of demos) {
      await page.goto(`${rootSite}embed/${id}/`);
      const height = await page.locator(`#${id}`).evaluate((figure) => {
        const parts = [...figure.querySelectorAll('.demo-controls > :not(details)')].map((part) =>
          part.getBoundingClientRect(),
        );
        return (
          Math.max(...parts.map(({ bottom }) => bottom)) -
          figure.querySelector('.demo-title')!.getBoundingClientRect().top
        );
      });
      if (height > PHONE_SCREEN.height) tall[id] = Math.round(height);
    }
    expect(tall).toEqual({});
    await page.context().close();
  });

  it('keeps chips that find no room within reach, in a row that scrolls to its end', async () => {
    const { page } = await open(`${rootSite}embed/rnn-step/`, { viewport: PHONE_SCREEN });
    const last = page.locator('.demo-tries .chip').last();
    const isWhole = () =>
      last.evaluate((chip) => {
        const [own, row] = [chip, chip.parentElement!].map((element) => element.getBoundingClientRect());
        return own!.right <= row!.right && own!.left >= row!.left;
      });
    expect(await isWhole()).toBe(false);
    await last.evaluate((chip) => chip.parentElement!.scrollTo({ left: 1000 }));
    expect(await isWhole()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE_SCREEN.width);
    await page.context().close();
  });
});
