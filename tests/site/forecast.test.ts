/** Forecasting in a real browser: a recorded run without scripts, a network trained in the tab, and the reader's own table. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';
import { changed, sentence } from './on-page.ts';

/** The shortest training that there is. */
const SHORT = 'forecast.steps=50&forecast.units=4&forecast.runs=1';
const note = (page: Page) => page.textContent('#forecast .demo-note');
const models = (page: Page) => page.locator('#forecast tbody th').allTextContents();
/** The mean absolute error of a model, in the table. */
const maeOf = async (page: Page, model: string) =>
  Number(await page.locator(`#forecast tbody tr:has(th:text-is("${model}")) td`).first().textContent());
/** The sales of 200 days, as lines of a table: a week that repeats. */
const days = Array.from({ length: 200 }, (_, day) => `${day + 1},${100 + 10 * (day % 7)}`);
const table = (lines: string[]) => `day,sold\n${lines.join('\n')}`;

async function train(page: Page) {
  const before = await sentence(page, 'forecast');
  await page.locator('#forecast .demo-start').press('Enter');
  await page.waitForFunction(() => {
    const [says, button] = ['.demo-note', '.demo-start'].map(
      (part) => document.querySelector(`#forecast ${part}`)!.textContent!,
    );
    return says!.startsWith('Live') && button === 'Train';
  });
  expect(await sentence(page, 'forecast')).not.toBe(before);
}

inBrowser('a forecast', (open) => {
  it.each([rootSite, baseSite])('says without scripts who won, in a sentence and a table, at %s', async (site) => {
    const { page } = await open(`${site}forecast/`, { javaScriptEnabled: false });
    expect(await models(page)).toContain('linear autoregression');
    expect((await models(page))[0]).toBe('a year ago');
    expect(await sentence(page, 'forecast')).toContain('the smallest mean absolute error is that of “a year ago”');
    const notices = await page.request.get(`${site}notices.txt`);
    expect(await notices.text()).toMatch(/Scripps CO2 Program[\s\S]*creativecommons\.org\/licenses\/by\/4\.0/);
    await page.context().close();
  });

  it('of births is made by a network that was trained here, by keyboard on a phone, and its origin moves', async () => {
    const { page, errors } = await open(`${rootSite}forecast/?${SHORT}`, { viewport: PHONE });
    expect(await note(page)).not.toMatch(/^Live/);
    await train(page);
    expect(await sentence(page, 'forecast')).toMatch(/^After 50 training steps, over 816 origins/);
    // So little training has learned something, and not enough.
    expect(await maeOf(page, 'GRU')).toBeLessThan(await maeOf(page, 'naive'));
    expect(await maeOf(page, 'GRU')).toBeGreaterThan(await maeOf(page, 'linear autoregression'));
    const chart = () => page.getAttribute('#forecast .chart', 'aria-label');
    const before = await chart();
    await page.locator('#forecast input[name=at]').press('ArrowLeft');
    await expect.poll(chart).not.toBe(before);
    expect(await chart()).toMatch(/forecast from 2014-12-17$/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('of the reader’s own table needs no address and sends nothing; the baselines of its season are exact', async () => {
    const { page, errors, requests } = await open(`${rootSite}forecast/?${SHORT}&forecast.data=own`);
    await page.locator('#forecast textarea[name=own]').fill(table(days));
    const sent = requests.length;
    await train(page);
    expect(await maeOf(page, 'a year ago')).toBe(0);
    expect(await sentence(page, 'forecast')).toContain('the smallest mean absolute error is that of');
    expect(page.url()).not.toContain('forecast.own');
    expect(requests.slice(sent).every((url) => url.startsWith(rootSite))).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('tells by line and column what is wrong with a table from a file, and loses nothing', async () => {
    const { page } = await open(`${rootSite}forecast/?${SHORT}&forecast.data=own`);
    const area = page.locator('#forecast textarea[name=own]');
    const alert = page.locator('#forecast .control-data [role=alert]');
    const bad = table(days.with(9, '10,many').with(20, '21,'));
    await page.setInputFiles('#forecast .data-file input', {
      name: 'sold.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(bad),
    });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Line 11, column 2: “many” is not a number.');
    expect(await area.inputValue()).toBe(bad);
    await area.fill(table(days.with(20, '21,')));
    await expect.poll(() => alert.textContent()).toContain('Line 22, column 2: there is no number. Write one there');
    await area.fill(table(days));
    await expect.poll(() => alert.count()).toBe(0);
    await page.context().close();
  });

  it('of a series that is too short for its season says so, with the fix', async () => {
    const { page } = await open(`${rootSite}forecast/?${SHORT}&forecast.data=own&forecast.season=90`);
    await page.locator('#forecast textarea[name=own]').fill(table(days));
    await page.click('#forecast .demo-start');
    await page.waitForSelector('#forecast :text("choose fewer steps, or a shorter window or season")');
    await page.context().close();
  });
});

inBrowser('an LSTM of one time step', (open) => {
  it('stays as it is whatever U and the forget gate are, and changes with a second time step', async () => {
    const { page } = await open(`${rootSite}forecast/`);
    const before = await sentence(page, 'one-time-step');
    expect(before).toContain('the same to the last bit');
    await page.locator('#one-time-step input[name=u]').press('End');
    await changed(page, 'one-time-step', before);
    expect(await sentence(page, 'one-time-step')).toContain('the same to the last bit');
    const still = await sentence(page, 'one-time-step');
    await page.locator('#one-time-step input[name=steps]').press('ArrowRight');
    await changed(page, 'one-time-step', still);
    expect(await sentence(page, 'one-time-step')).toMatch(/after 2 time steps differs by up to 0\.\d+/);
    await page.context().close();
  });
});
