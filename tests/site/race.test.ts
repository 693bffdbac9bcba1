/** The race in a real browser: a pool of workers, an exact pause, a link that repeats it, and the reader's own data. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { baseSite, inBrowser, rootSite, stays } from './browser.ts';

const SHORT = 'race.nets=lstm,gru&race.steps=50&race.runs=2';
const told = (page: Page) => page.textContent('#race .demo-tell');
const ended = (page: Page) =>
  page.waitForFunction(
    () => {
      const [note, button] = ['.demo-note', '.demo-start'].map(
        (part) => document.querySelector(`#race ${part}`)!.textContent!,
      );
      return note!.startsWith('Live') && button === 'Start the race';
    },
    undefined,
    { timeout: 60_000 },
  );
const run = async (page: Page) => (await page.click('#race .demo-start'), await ended(page));
/** What a race shows but for how quick it was. */
const outcome = async (page: Page) => [
  await told(page),
  await page
    .locator('#race tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 4).map((cell) => cell.textContent))),
];

inBrowser('the race', (open) => {
  it.each([rootSite, baseSite])(
    'is found from the header, and runs when its button is pressed by keyboard, at %s',
    async (site) => {
      const { page, errors, requests } = await open(site);
      await page.click('.site-nav > ul a:text-is("Race")');
      await page.waitForURL(`${site}race/`);
      expect(await page.textContent('#race .demo-note')).toContain('Recorded, nothing runs');
      expect(requests.filter((url) => /wasm|worker/.test(url))).toEqual([]);
      await page.goto(`${site}race/?${SHORT}`);
      await page.focus('#race .demo-start');
      await page.keyboard.press('Enter');
      await ended(page);
      expect(await told(page)).toMatch(
        /^On running parity, after 50 training steps, equal in parameters, over 2 seeds: .* At 250 steps, where training went up to 20: /,
      );
      expect(await page.locator('#race tbody th').allTextContents()).toEqual(['LSTM', 'GRU']);
      const cores = await page.evaluate(() => navigator.hardwareConcurrency);
      expect(page.workers().length).toBe(Math.min(cores, 4));
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  it('ends where it would have, paused by hand and out of sight on the way', async () => {
    const { page } = await open(`${rootSite}race/?${SHORT}#race`);
    await run(page);
    const straight = await outcome(page);
    const over = await told(page);
    await page.click('#race .demo-start');
    // In the page: asked from here, the race may be over before the answer has come.
    await page.evaluate(
      (old) =>
        new Promise<void>((resolve) => {
          const button = document.querySelector<HTMLButtonElement>('#race .demo-start')!;
          const watcher = new MutationObserver(() => {
            const text = document.querySelector('#race .demo-tell')!.textContent!;
            if (button.textContent !== 'Pause' || text === old || !/after \d+/.test(text)) return;
            watcher.disconnect();
            button.click();
            resolve();
          });
          watcher.observe(document.querySelector('#race')!, { subtree: true, childList: true, characterData: true });
        }),
      over,
    );
    // What was under way when it was paused may still arrive.
    await expect.poll(() => stays(page, () => told(page)), { timeout: 30_000 }).toBe(true);
    const held = await told(page);
    await page.click('#race .demo-start:text-is("Resume")');
    await page.waitForFunction((old) => document.querySelector('#race .demo-tell')?.textContent !== old, held);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => stays(page, () => told(page)), { timeout: 30_000 }).toBe(true);
    await page.evaluate(() => document.querySelector('#race')!.scrollIntoView());
    await ended(page);
    expect(await outcome(page)).toEqual(straight);
    await page.context().close();
  });

  it('repeats itself from a link, and says so', async () => {
    const { page } = await open(`${rootSite}race/?${SHORT}#race`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await run(page);
    await page.click('#race .demo-share');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('race.curve=');
    const again = await open(link);
    await again.page.waitForSelector('#race .demo-replayed', { timeout: 60_000 });
    expect(await again.page.textContent('#race .demo-replayed')).toMatch(/^Reproduced: \d+ points/);
    await Promise.all([page.context().close(), again.page.context().close()]);
  });

  it('gives every net the same seconds where time is equal, and then has no curve to repeat it by', async () => {
    const { page } = await open(`${rootSite}race/?race.nets=lstm,gru&race.match=time&race.seconds=1&race.runs=1#race`);
    await run(page);
    expect(await told(page)).toMatch(/after \d\.\d s of training each, equal in time to train/);
    await page.context().close();
  });

  it('keeps from two to eight nets', async () => {
    const { page } = await open(`${rootSite}race/?${SHORT}`);
    const box = (name: string) => page.locator(`#race .control-several`).getByLabel(name, { exact: true });
    await page.waitForFunction(() => document.querySelectorAll('#race .control-several input:checked').length === 2);
    expect(await box('LSTM').isDisabled()).toBe(true);
    for (const name of ['IRNN', 'minGRU', 'Diagonal SSM', 'Mamba', 'DeltaNet', 'TCN']) await box(name).check();
    expect(await box('Transformer').isDisabled()).toBe(true);
    const all = 'irnn,lstm,gru,min-gru,s4d,mamba,deltanet,tcn';
    await page.waitForFunction((nets) => new URLSearchParams(location.search).get('race.nets') === nets, all);
    await page.context().close();
  });

  it('takes the reader’s series, says which line is wrong, loses nothing and puts none of it into the address', async () => {
    const { page, errors, requests } = await open(`${rootSite}race/?${SHORT}&race.course=series`);
    const area = page.locator('#race textarea[name=series]');
    await area.waitFor();
    const numbers = Array.from({ length: 160 }, (_, t) => Math.sin(t / 4).toFixed(3));
    const bad = numbers.with(16, 'none').join('\n');
    await area.fill(bad);
    expect(await page.textContent('#race .control-data [role=alert]')).toContain(
      'Line 17: “none” is not a number. Write one number a line',
    );
    expect(await area.inputValue()).toBe(bad);
    await area.fill(numbers.join('\n'));
    expect(await page.locator('#race .control-data [role=alert]').count()).toBe(0);
    const sent = requests.length;
    await run(page);
    expect(await told(page)).toMatch(/^On a series of numbers, .* linear autoregression 0\.0/);
    expect(page.url()).not.toContain('race.series');
    expect(requests.slice(sent).every((url) => url.startsWith(rootSite))).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('takes a series that is drawn, and a text from a file, or says why not', async () => {
    const { page } = await open(`${rootSite}race/?${SHORT}&race.course=series#race`);
    await page.locator('#race .pad').scrollIntoViewIfNeeded();
    const pad = (await page.locator('#race .pad').boundingBox())!;
    await page.mouse.move(pad.x + 5, pad.y + 20);
    await page.mouse.down();
    for (let k = 1; k <= 10; k++) await page.mouse.move(pad.x + (k * pad.width) / 11, pad.y + 20 + 60 * (k % 2));
    await page.mouse.up();
    expect((await page.inputValue('#race textarea[name=series]')).split('\n').length).toBe(240);
    expect(await page.locator('#race .control-data [role=alert]').count()).toBe(0);
    await page.selectOption('#race select[name=course]', 'text');
    const file = (text: string) =>
      page.setInputFiles('#race .data-file input', {
        name: 'mine.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      });
    await file('too short');
    await page.waitForSelector('#race .control-data [role=alert]:has-text("There are 9 characters")');
    await file('To be, or not to be. '.repeat(40));
    await page.waitForFunction(() => !document.querySelector('#race .control-data [role=alert]'));
    await run(page);
    expect(await told(page)).toMatch(/^On text by character, .* bits a character\./);
    await page.context().close();
  });
});
