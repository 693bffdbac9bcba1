/** A demo whose worker, WebAssembly or kernels are missing says so in place, and goes on where it can. */
import type { Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, rootSite } from './browser.ts';
import { settled } from './on-page.ts';

/** The ways in which WebAssembly can be missing, and what is then said. */
const DAMAGED: Record<string, { answer: (route: Route) => Promise<void>; why: RegExp }> = {
  'is not reached': {
    answer: (route) => route.abort(),
    why: /without the fast kernels: the WebAssembly file of tfjs could not be loaded \(.+\), so plain JavaScript computes\./,
  },
  'is not there': {
    answer: (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<title>Not found</title>' }),
    why: /the WebAssembly file of tfjs could not be loaded \(.*404 Not Found\), so plain JavaScript computes\./,
  },
  'is something else': {
    answer: (route) => route.fulfill({ contentType: 'application/wasm', body: 'not what was asked for' }),
    why: /the WebAssembly file of tfjs is damaged, so plain JavaScript computes\./,
  },
};

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

  it('that cannot load a part of its foot says so there; a new page has it', async () => {
    const { page } = await open('about:blank');
    const missing = /\/FileList\.[^/]*\.js/;
    await page.route(missing, (route) => route.abort());
    await page.goto(`${rootSite}terms/lstm/`);
    await page.click('#lstm-gates .demo-files summary');
    const alert = page.locator('#lstm-gates .demo-files [role=alert]');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('This part could not be loaded.');
    await page.unroute(missing);
    await Promise.all([page.waitForNavigation(), alert.getByRole('button', { name: 'Reload the page' }).click()]);
    await page.click('#lstm-gates .demo-files summary');
    await page.waitForSelector('#lstm-gates .demo-file-list');
    await page.context().close();
  });

  it('fills what was opened before its script had come', async () => {
    const { page } = await open('about:blank');
    await page.route(
      /\/mount\.[^/]*\.js/,
      async (route) => (await new Promise((resolve) => setTimeout(resolve, 500)), route.continue()),
    );
    await page.goto(`${rootSite}terms/lstm/`);
    await page.click('#lstm-gates .demo-embed summary');
    expect(await page.locator('#lstm-gates .demo-embed textarea').count()).toBe(0);
    expect(await page.inputValue('#lstm-gates .demo-embed textarea')).toContain('<iframe');
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

  it.each(Object.keys(DAMAGED))('runs on plain JavaScript, and says why, where WebAssembly %s', async (way) => {
    const { answer, why } = DAMAGED[way]!;
    const { page, errors } = await open('about:blank');
    await page.route(/\.wasm/, answer);
    await page.goto(`${rootSite}terms/lstm/`);
    // Twice: the second run starts the engine once more.
    for (const option of [2, 1]) {
      await page.locator('#lstm-gates .option').nth(option).click();
      await settled(page, 'lstm-gates');
      expect(await page.textContent('#lstm-gates .demo-note')).toMatch(why);
    }
    await page.locator('#lstm-gates .option').nth(2).click();
    await page.waitForFunction(() =>
      document.querySelector('#lstm-gates .demo-tell')?.textContent?.includes('held at 1'),
    );
    expect(errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
    await page.context().close();
  });

  it('runs without the fast kernels, and says so', async () => {
    const { page } = await open('about:blank');
    await page.route(/(relaxed|simd)-\w+\.\w+\.wasm|(relaxed|simd)-\w+-[\w-]+\.wasm/, (route) => route.abort());
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await settled(page, 'lstm-gates');
    expect(await page.textContent('#lstm-gates .demo-note')).toContain(
      'without the fast kernels: they could not be loaded',
    );
    await page.context().close();
  });

  it('whose own script is not there says so, and runs on a new page', async () => {
    const { page } = await open('about:blank');
    await page.route(/\/mount\.[\w-]*\.js$/, (route) => route.abort());
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await page.waitForSelector('.demo-late[role=alert]');
    expect(await page.textContent('.demo-late')).toContain('The demo could not be loaded');
    await page.unrouteAll();
    await page.click('.demo-late .try-again');
    await page.waitForFunction(() => !document.querySelector('.demo-late'));
    await page.locator('#lstm-gates .option').nth(2).click();
    await settled(page, 'lstm-gates');
    await page.context().close();
  });

  it('whose numbers are not there says so, and runs when it is touched again', async () => {
    const { page } = await open('about:blank');
    await page.route('**/stills/lstm-gates.json', (route) => route.abort());
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await page.waitForSelector('.demo-late[role=alert]');
    await page.unrouteAll();
    await page.locator('#lstm-gates .option').nth(1).click();
    await settled(page, 'lstm-gates');
    expect(await page.locator('.demo-late').count()).toBe(0);
    await page.context().close();
  });

  it('whose worker’s script is not there says so, and starts again', async () => {
    const { page } = await open('about:blank');
    await page.route(/\/demo-worker[.-][\w-]*\.js$/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(`${rootSite}terms/lstm/`);
    await page.locator('#lstm-gates .option').nth(2).click();
    await page.waitForSelector('#lstm-gates .demo-error');
    expect(await page.textContent('#lstm-gates .demo-error')).toContain('The model’s worker could not be loaded.');
    await page.unrouteAll();
    await page.click('#lstm-gates .demo-restart');
    await settled(page, 'lstm-gates');
    await page.context().close();
  });

  it.each([
    ['terms/lstm/', 'lstm-gates', '.option >> nth=2'],
    ['race/', 'race', '.demo-start'],
  ])('on /%s says so where the browser has no workers', async (path, demo, control) => {
    const { page, errors } = await open('about:blank');
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    await page.goto(rootSite + path);
    await page.locator(`#${demo}`).locator(control).click();
    await page.waitForSelector(`#${demo} .demo-error[role=alert]`);
    expect(await page.textContent(`#${demo} .demo-error`)).toContain(
      'This browser does not let a page start a worker, and models run in one',
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

inBrowser(
  'with WebAssembly switched off',
  (open) => {
    it('a demo runs on plain JavaScript, and says so', async () => {
      const { page, errors } = await open(`${rootSite}terms/lstm/`);
      expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
      await page.locator('#lstm-gates .option').nth(2).click();
      await settled(page, 'lstm-gates');
      expect(await page.textContent('#lstm-gates .demo-note')).toContain(
        'without the fast kernels: this browser has no WebAssembly, or it is switched off, so plain JavaScript computes.',
      );
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('a claim is measured', async () => {
      const { page, errors } = await open(`${rootSite}terms/lstm/`);
      const claim = '#claim-forget-gate-sets-half-life';
      await page.click(`${claim} summary`);
      await page.click(`${claim} .claim-run`);
      await page.waitForFunction(
        (at) => /Holds in this tab \(cpu\)/.test(document.querySelector(at)!.textContent!),
        claim,
      );
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('search has the names, and says why it has no more', async () => {
      const { page, errors } = await open(`${rootSite}search/?q=lstm`);
      await page.waitForSelector('.search-count .try-again');
      expect(await page.textContent('.search-count')).toContain('WebAssembly');
      expect(await page.locator('.hit-title').first().textContent()).toBe('Long short-term memory');
      expect(errors).toEqual([]);
      await page.context().close();
    });

    it('the bench says why it measures nothing', async () => {
      const { page, errors } = await open(`${rootSite}speed/`);
      await page.getByRole('button', { name: 'Measure this device' }).click();
      await page.waitForSelector('live-bench .try-again');
      expect(await page.textContent('live-bench output')).toContain('this needs WebAssembly');
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
  ['--js-flags=--jitless'],
);
