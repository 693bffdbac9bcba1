/** What a reader does to a demo is never lost: before its code is there, where it is refused, and where a browser refuses. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';
import { settled } from './on-page.ts';

/** The figure's code comes only after `go` was called. */
async function held(page: Page): Promise<() => void> {
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  await page.route(/\/mount\.[\w-]*\.js$/, async (route) => (await gate, route.continue()));
  return go;
}
const value = (page: Page, place: string) => page.locator(place).first().getAttribute('aria-valuetext');
const reads = (page: Page, place: string, wanted: string) =>
  page.waitForFunction(
    ([where, text]) => document.querySelector(where!)?.getAttribute('aria-valuetext') === text,
    [place, wanted],
  );

inBrowser('a demo', (open) => {
  it('takes the arrow keys that brought it to life', async () => {
    const { page, errors } = await open('about:blank');
    const go = await held(page);
    await page.goto(`${rootSite}terms/state-space-model/`);
    await page.locator('#ssm-poles .pole').first().focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowDown');
    go();
    await reads(page, '#ssm-poles .pole', 'radius 0.92, angle 20 degrees');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('takes the drag that brought it to life', async () => {
    const { page, errors } = await open('about:blank');
    const go = await held(page);
    await page.goto(`${rootSite}terms/state-space-model/`);
    const pole = page.locator('#ssm-poles .pole').first();
    await pole.scrollIntoViewIfNeeded();
    const box = (await pole.boundingBox())!;
    const plane = (await page.locator('#ssm-poles .pole-plane').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    // Straight up from the center: half of the radius, a quarter of a turn.
    await page.mouse.move(plane.x + plane.width / 2, plane.y + plane.height / 2 - (0.5 * 118 * plane.width) / 300, {
      steps: 3,
    });
    await page.mouse.up();
    go();
    await page.waitForFunction(() =>
      /radius 0\.(49|5|51), angle (89|90|91) degrees/.test(
        document.querySelector('#ssm-poles .pole')?.getAttribute('aria-valuetext') ?? '',
      ),
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('takes a tap on a phone that brought it to life', async () => {
    const { page, errors } = await open('about:blank', { viewport: PHONE, hasTouch: true });
    const go = await held(page);
    await page.goto(`${rootSite}terms/attention/`);
    const row = page.locator('#attention .target').first();
    await row.scrollIntoViewIfNeeded();
    const before = await value(page, '#attention .pole');
    const box = (await row.boundingBox())!;
    await page.touchscreen.tap(box.x + 100, box.y + box.height / 2);
    go();
    await page.waitForFunction(
      (old) => document.querySelector('#attention .pole')?.getAttribute('aria-valuetext') !== old,
      before,
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('keeps a refused text as typed, and the focus in its field once the nearest is taken', async () => {
    const { page } = await open(`${rootSite}terms/rnn/`, { viewport: PHONE });
    const field = page.locator('#rnn-step input[name=name]');
    await field.fill('Maria');
    await settled(page, 'rnn-step');
    expect(await field.inputValue()).toBe('Maria');
    await page.click('#rnn-step .field-refused button');
    await page.waitForFunction(() => document.querySelector('#rnn-step .tape')?.textContent?.includes('maria'));
    expect(await field.inputValue()).toBe('maria');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('rnn-step-name');
    await page.context().close();
  });

  it('keeps the focus on a button of its timeline that has nowhere to go', async () => {
    const { page } = await open(`${rootSite}terms/lstm/?lstm-gates.step=28`);
    await settled(page, 'lstm-gates');
    await page.locator('#lstm-gates .step-on').focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('Enter');
    await page.waitForSelector('#lstm-gates .step-on[aria-disabled=true]');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('step-on');
    await page.context().close();
  });

  it('goes on where the browser refuses to write the address or the clipboard', async () => {
    const { page, errors } = await open('about:blank');
    await page.addInitScript(() => {
      history.replaceState = () => {
        throw new DOMException('Too many calls', 'SecurityError');
      };
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await settled(page, 'lstm-gates');
    await page.click('#lstm-gates .demo-share');
    expect(await page.inputValue('#lstm-gates .demo-link input')).toMatch(/\?lstm-gates\.hold=f#lstm-gates$/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('whose built picture cannot be drawn draws that of its first run', async () => {
    const { page, errors } = await open('about:blank');
    await page.route('**/stills/lstm-gates.json', (route) => route.fulfill({ json: { frame: { gates: null } } }));
    await page.goto(`${rootSite}terms/lstm/`);
    const built = await page.locator('#lstm-gates .demo-picture svg').count();
    await page.locator('#lstm-gates .option').nth(2).click();
    await settled(page, 'lstm-gates');
    expect(await page.locator('#lstm-gates .demo-picture svg').count()).toBe(built);
    expect(await page.textContent('#lstm-gates .demo-tell')).toContain('held at 1');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['view', 'tell'])('whose %s is broken says so in its place, restarts, and goes on', async (part) => {
    const { page, errors } = await open('about:blank');
    // Breaks for every held gate, as a frame of other settings would.
    await page.route(/\/lstm-gates\.[\w-]*\.js$/, async (route) => {
      const answer = await route.fetch();
      const broken = (await answer.text()).replace(
        new RegExp(`([,{])${part}:`),
        `$1${part}(...given){if(given[1].hold!=='none')throw new Error('broken on purpose');return this.whole(...given)},whole:`,
      );
      await route.fulfill({ response: answer, body: broken });
    });
    await page.goto(`${rootSite}terms/lstm/`);
    const built = await page.locator('#lstm-gates .demo-picture svg').count();
    for (const way of ['.demo-restart', '.option >> nth=0']) {
      await page.locator('#lstm-gates .option').nth(2).click();
      await page.waitForSelector('#lstm-gates .demo-error[role=alert]');
      expect(await page.textContent('#lstm-gates .demo-error')).toContain('could not be drawn: broken on purpose.');
      await page.click(`#lstm-gates ${way}`);
      await settled(page, 'lstm-gates');
      expect(await page.locator('#lstm-gates .demo-error').count()).toBe(0);
      expect(await page.locator('#lstm-gates .demo-picture svg').count()).toBe(built);
      expect(await page.textContent('#lstm-gates .demo-tell')).toContain('The forget gate averages');
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
