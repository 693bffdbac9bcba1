/** Debian's Firefox over WebDriver BiDi: one for all tests of a file, one page, and every error it logged. */
import puppeteer, { type Browser, type EvaluateFunc, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { findFirefox } from '../../../src/cli/browser.ts';

const path = findFirefox();
// Under CI the run has ended before: see src/cli/browser.ts.
if (!path) console.warn('No Firefox found: the tests in Firefox are skipped. Set FIREFOX_PATH to one.');

export interface InFirefox {
  page: Page;
  /** What was logged as an error or thrown since it was last emptied. */
  errors: string[];
}

/** A block of tests that needs Firefox, with a page of a phone's width; skipped where there is none. */
export const inFirefox = (promise: string, width: number, tests: (given: () => InFirefox) => void) =>
  describe.skipIf(!path)(promise, () => {
    let browser: Browser;
    let given: InFirefox;
    beforeAll(async () => {
      browser = await puppeteer.launch({ browser: 'firefox', executablePath: path, defaultViewport: null });
      const page = await browser.newPage();
      await page.setViewport({ width, height: 740 }).catch(tolerate);
      await page.waitForFunction((wanted) => innerWidth === wanted, {}, width);
      given = { page, errors: [] };
      page.on('console', (message) => message.type() === 'error' && given.errors.push(message.text()));
      page.on('pageerror', (error) => given.errors.push(String(error)));
    });
    afterAll(() => browser?.close());
    tests(() => given);
  });

/** The width is set all the same: with it Puppeteer asks for an orientation, which this Firefox does not know. */
function tolerate(error: Error): void {
  if (!error.message.includes('setScreenOrientationOverride')) throw error;
}

/** Waits until something holds on the page. Puppeteer's own way compiles code in the page, which the site's policy forbids. */
export const until = <A extends unknown[]>(page: Page, holds: EvaluateFunc<A>, ...given: A): Promise<unknown> =>
  vi.waitUntil(() => page.evaluate<A, EvaluateFunc<A>>(holds, ...given), { timeout: 30_000, interval: 50 });
