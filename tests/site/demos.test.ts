/** Every demo in Chromium under the site's own security policy: what it loads, what the keyboard does, what its address keeps. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it, vi } from 'vitest';
import { demosById } from '../../src/site/build/preview.ts';
import { inBrowser, rootSite, stays } from './browser.ts';
import { changed, pageOf, picture, sentence, settled } from './on-page.ts';

const ALL = readdirSync(join(import.meta.dirname, '../../src/demos')).map((file) => file.replace(/\.tsx?$/, ''));
/** Those that answer without a start. */
const DEMOS = ALL.filter((demo) => pageOf.has(demo) && !demosById[demo]?.start);
const MODEL_CODE = /wasm|worker|tfjs/i;
/** What a reader presses to change a control of each kind. */
const KEYS: Record<string, string[]> = {
  range: ['Home', 'End'],
  checkbox: ['Space'],
  radio: ['Space', 'ArrowUp'],
  text: ['End', 'Backspace', 'x'],
};

inBrowser('a demo', (open) => {
  it('stands on a page', () => expect(ALL.filter((demo) => !pageOf.has(demo))).toEqual([]));

  it('leaves its model code to the worker: what the page loads of it knows nothing of tfjs', () => {
    const folder = join(inject('rootDist'), '_astro');
    const scripts = readdirSync(folder).filter((name) => /^[\w-]+\.[\w-]+\.js$/.test(name));
    for (const demo of pageOf.keys()) {
      const own = scripts.filter((name) => name.startsWith(`${demo}.`));
      expect(own.length, demo).toBeGreaterThan(0);
      for (const name of own) expect(readFileSync(join(folder, name), 'utf8'), name).not.toContain('kernelRegistry');
    }
  });

  it.concurrent.each(DEMOS)(
    '%s loads no model code until it is operated, answers to the keyboard, and shows the same at its new address',
    async (demo) => {
      const { page, errors, requests } = await open(`${rootSite}${pageOf.get(demo)}`);
      await page.waitForLoadState('networkidle');
      expect(requests.filter((url) => MODEL_CODE.test(url))).toEqual([]);
      const still = await sentence(page, demo);
      const slider = page.locator(`#${demo} .demo-slide input`);
      const fields = page.locator(`#${demo} .demo-controls > .demo-fields :is(input, select):not([disabled])`);
      // A control of its own may matter only once another is changed; the steps of a timeline always do.
      const control = (await slider.count()) > 0 ? slider.first() : fields.last();
      await control.focus();
      const kind = await control.evaluate((field) => (field as HTMLInputElement).type);
      for (const key of KEYS[kind] ?? ['ArrowDown']) {
        await page.keyboard.press(key);
        await settled(page, demo);
        await changed(page, demo, still, 5000).catch(() => {});
        // What is fetched first says so meanwhile, which is no answer yet.
        await vi.waitFor(async () => expect(await stays(page, () => sentence(page, demo))).toBe(true), 20_000);
        if ((await sentence(page, demo)) !== still) break;
      }
      expect(await sentence(page, demo)).not.toBe(still);
      // One file of tfjs and one of the kernels; RNNoise is a program of its own, whose network here has a kernel of its own.
      const modules = requests.filter((url) => /\.wasm$/.test(url) && !/\/(rnnoise|denoise)-/.test(url));
      expect(modules.length).toBe(2);

      await page.waitForFunction((id) => location.search.includes(`${id}.`), demo);
      // A time that was measured here is measured again, and another then.
      const told = async () => (await sentence(page, demo))?.replace(/[\d.]+ µs/, '… µs');
      const shown = [await told(), await picture(page, demo)];
      await page.reload();
      await settled(page, demo);
      await vi.waitFor(async () => expect([await told(), await picture(page, demo)]).toEqual(shown), 10_000);
      expect(await page.locator(`#${demo} .demo-error`).count()).toBe(0);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );
});
