/** A real Chromium for the site's tests: one per file, a fresh page per test, every console error kept. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';

const path = inject('chromium');
export const rootSite = inject('rootSite');
export const baseSite = inject('baseSite');

/** Phone and desktop, as the site promises to work on. */
export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** What Chromium says where it had no time to fade from one page to the next: the styles ask for that, no script does. */
const SKIPPED = 'Transition was skipped';

/** A block of tests that needs a browser, started with `flags` too; skipped (loudly, before the run) where there is none. */
export const inBrowser = (
  promise: string,
  tests: (open: (address: string, options?: BrowserContextOptions) => Promise<Opened>) => void,
  flags: string[] = [],
) =>
  describe.skipIf(!path)(promise, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: path, args: [...ARGUMENTS, ...flags] });
    });
    afterAll(() => browser?.close());
    tests(async (address, options = {}) => {
      const context = await browser.newContext({ viewport: DESKTOP, ...options });
      const page = await context.newPage();
      const errors: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', ({ message }) => message !== SKIPPED && errors.push(message));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(address);
      return { page, errors, requests };
    });
  });

export interface Opened {
  page: Page;
  errors: string[];
  requests: string[];
}

/** Whether nothing that `read` reads changes while the page paints `frames` more times: a second, on a quick machine. */
export async function stays<Seen>(page: Page, read: () => Promise<Seen>, frames = 60): Promise<boolean> {
  const before = JSON.stringify(await read());
  await page.evaluate(
    (count) =>
      new Promise<void>((resolve) => {
        const next = (left: number): unknown => (left ? requestAnimationFrame(() => next(left - 1)) : resolve());
        next(count);
      }),
    frames,
  );
  return JSON.stringify(await read()) === before;
}
