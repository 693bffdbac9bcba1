/** What a reader does to a demo by hand: type, drag, step, reset. */
import { expect, it } from 'vitest';
import { inBrowser, PHONE, rootSite } from './browser.ts';
import { changed, sentence, settled } from './on-page.ts';

inBrowser('a demo', (open) => {
  it('writes its state into the address, and reset brings back the defaults', async () => {
    const { page } = await open(`${rootSite}terms/rnn/`);
    await page.fill('#rnn-step input[name=name]', 'clara');
    await settled(page, 'rnn-step');
    await page.waitForFunction(() => location.search.includes('rnn-step.name=clara'));
    expect(await page.textContent('#rnn-step .tape')).toContain('clara');
    await page.click('#rnn-step .demo-reset');
    await page.waitForFunction(() => !location.search.includes('clara'));
    expect(await page.inputValue('#rnn-step input[name=name]')).toBe('anna');
    await page.context().close();
  });

  it('keeps what the reader typed before the code arrived, and refuses letters it does not know', async () => {
    const { page } = await open(`${rootSite}terms/rnn/`, { viewport: PHONE });
    await page.fill('#rnn-step input[name=name]', 'otto');
    await page.waitForFunction(() => document.querySelector('#rnn-step .tape')?.textContent?.includes('otto'));
    await page.fill('#rnn-step input[name=name]', 'ott0!');
    expect(await page.textContent('#rnn-step .tape')).toContain('otto');
    await page.context().close();
  });

  it('moves a pole by dragging and by the arrow keys', async () => {
    const { page } = await open(`${rootSite}terms/state-space-model/`);
    const pole = page.locator('#ssm-poles .pole').first();
    const before = await pole.getAttribute('aria-valuetext');
    await pole.focus();
    await page.keyboard.press('ArrowDown');
    await settled(page, 'ssm-poles');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(
      (old) => document.querySelector('#ssm-poles .pole')?.getAttribute('aria-valuetext') !== old,
      before,
    );
    const box = (await pole.boundingBox())!;
    const told = await sentence(page, 'ssm-poles');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x - 30, box.y + 10, { steps: 4 });
    await page.mouse.up();
    await changed(page, 'ssm-poles', told);
    await page.context().close();
  });

  it('takes the keyboard on a handle that this tab drew, not only on those of the build', async () => {
    const { page } = await open(`${rootSite}terms/attention/`);
    const handles = page.locator('#attention .pole');
    await page.fill('#attention input[name=tokens]', 'a1 a?');
    // The first one waits for the demo's code.
    await expect.poll(() => handles.count(), { timeout: 30_000 }).toBe(2);
    await page.fill('#attention input[name=tokens]', 'a1 c3 f2 a?');
    await expect.poll(() => handles.count()).toBe(4);
    const focused = await handles.evaluateAll((all) =>
      all.map((handle) => ((handle as SVGElement).focus(), document.activeElement === handle)),
    );
    expect(focused).toEqual([true, true, true, true]);
    await page.context().close();
  });

  it('moves a share of attention by dragging, by a tap and by the arrow keys, and its sliders follow', async () => {
    const { page } = await open(`${rootSite}terms/attention/`);
    const handle = (row: number) => page.locator('#attention .pole').nth(row);
    const reads = (row: number, text: string) =>
      page.waitForFunction(
        ([k, wanted]) =>
          document.querySelectorAll('#attention .pole')[Number(k)]?.getAttribute('aria-valuetext')?.startsWith(wanted!),
        [String(row), text],
      );
    await page.click('#attention .demo-reset');
    await settled(page, 'attention');
    await handle(2).focus();
    await page.keyboard.press('Home');
    await reads(2, '0 %');
    await page.keyboard.press('ArrowRight');
    await reads(2, '5 %');
    await page.keyboard.press('End');
    await reads(2, '100 %');
    const [from, to] = [(await handle(0).boundingBox())!, (await handle(2).boundingBox())!];
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2 + 8, from.y + 6, { steps: 4 });
    await page.mouse.up();
    await reads(0, '50 %');
    expect(await page.inputValue('#attention input[name=token]')).toBe('1');
    expect(await page.inputValue('#attention input[name=share]')).toBe('0.5');
    await page.mouse.click(to.x + to.width / 2, from.y + 6);
    await reads(0, '100 %');
    await page.context().close();
  });
});
