/** A demo whose worker, WebAssembly or kernels are missing says so in place, and goes on where it can. */
import { expect, it } from 'vitest';
import { inBrowser, rootSite } from './browser.ts';
import { sentence, settled } from './on-page.ts';

inBrowser('a demo', (open) => {
  it('that fails says so in place and starts again', async () => {
    const { page } = await open('about:blank');
    await page.addInitScript(() => {
      const Real = Worker;
      Object.assign(window, { failing: true });
      window.Worker = class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          super((window as { failing?: boolean }).failing ? '/there-is-no-such-worker.js' : url, options);
        }
      };
    });
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await page.waitForSelector('#lstm-gates .demo-error[role=alert]');
    expect(await page.textContent('#lstm-gates .demo-error')).toContain('Restart the demo');
    await page.evaluate(() => Object.assign(window, { failing: false }));
    await page.click('#lstm-gates .demo-restart');
    await settled(page, 'lstm-gates');
    expect(await page.locator('#lstm-gates .demo-error').count()).toBe(0);
    await page.context().close();
  });

  it('does without a worker that was started early and failed', async () => {
    const { page } = await open('about:blank');
    await page.addInitScript(() => {
      const Real = Worker;
      let first = true;
      window.Worker = class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(first ? '/there-is-no-such-worker.js' : url, options);
          first = false;
        }
      };
    });
    // The figure comes late enough for the failure to be over.
    await page.route(
      /\/mount\.[^/]*\.js/,
      async (route) => (await new Promise((resolve) => setTimeout(resolve, 500)), route.continue()),
    );
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await settled(page, 'lstm-gates');
    expect(await page.locator('#lstm-gates .demo-error').count()).toBe(0);
    await page.context().close();
  });

  it('runs without WebAssembly, on plain JavaScript', async () => {
    const { page } = await open('about:blank');
    await page.route(/\.wasm/, (route) => route.abort());
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await settled(page, 'lstm-gates');
    expect(await sentence(page, 'lstm-gates')).toContain('held at 1');
    expect(await page.textContent('#lstm-gates .demo-note')).toContain(
      'without the quick kernels: tfjs runs on its cpu backend',
    );
    await page.context().close();
  });

  it('runs without the quick kernels, and says so', async () => {
    const { page } = await open('about:blank');
    await page.route(/(relaxed|simd)-\w+\.\w+\.wasm|(relaxed|simd)-\w+-[\w-]+\.wasm/, (route) => route.abort());
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await settled(page, 'lstm-gates');
    expect(await page.textContent('#lstm-gates .demo-note')).toContain(
      'without the quick kernels: they could not be loaded',
    );
    await page.context().close();
  });
});
