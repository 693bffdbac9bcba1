/** Every demo, operated in Chromium under the site's own security policy, with the keyboard and by touch of the mouse. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { demosById } from '../../src/stage/still.ts';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';

/** Every demo on its first page, found in what was built. */
const ON = new Map<string, string>();
for (const term of readdirSync(join(inject('dist'), 'terms'))) {
  const page = readFileSync(join(inject('dist'), 'terms', term, 'index.html'), 'utf8');
  for (const [, demo] of page.matchAll(/data-demo="([^"]+)"/g)) if (!ON.has(demo!)) ON.set(demo!, term);
}
const ALL = readdirSync(join(import.meta.dirname, '../../src/demos')).map((file) => file.replace(/\.tsx?$/, ''));
/** Those that answer without a start. */
const DEMOS = ALL.filter((demo) => ON.has(demo) && !demosById[demo]!.start).map((demo) => ({
  demo,
  term: ON.get(demo)!,
}));
const MODEL_CODE = /wasm|worker|tfjs/i;

const sentence = (page: Page, demo: string) => page.textContent(`#${demo} .demo-tell`);
const picture = (page: Page, demo: string) => page.innerHTML(`#${demo} .demo-picture`);
const settled = (page: Page, demo: string) =>
  page.waitForFunction(
    (id) => document.querySelector(`#${id} .demo-note`)?.textContent?.includes('Live: computed'),
    demo,
  );
const changed = async (page: Page, demo: string, from: string | null, timeout = 30_000) => {
  await page.waitForFunction(
    ([id, old]) => document.querySelector(`#${id} .demo-tell`)?.textContent !== old,
    [demo, from] as const,
    { timeout },
  );
};

inBrowser('a demo', (open) => {
  it('stands on a page', () => expect(ALL.filter((demo) => !ON.has(demo))).toEqual([]));

  it('leaves its model code to the worker: what the page loads of it knows nothing of tfjs', () => {
    const folder = join(inject('dist'), '_astro');
    const scripts = readdirSync(folder).filter((name) => /^[\w-]+\.[\w-]+\.js$/.test(name));
    for (const demo of ON.keys()) {
      const own = scripts.filter((name) => name.startsWith(`${demo}.`));
      expect(own.length, demo).toBeGreaterThan(0);
      for (const name of own) expect(readFileSync(join(folder, name), 'utf8'), name).not.toContain('kernelRegistry');
    }
  });

  it.each(DEMOS)(
    '$demo loads no model code until it is operated, then answers to the keyboard',
    async ({ term, demo }) => {
      const { page, errors, requests } = await open(`${rootSite}terms/${term}/`);
      await page.waitForLoadState('networkidle');
      expect(requests.filter((url) => MODEL_CODE.test(url))).toEqual([]);
      const still = await sentence(page, demo);
      const control = page.locator(`#${demo} .demo-controls :is(input, select):not([disabled])`).last();
      await control.focus();
      const kind = await control.evaluate((field) => (field as HTMLInputElement).type);
      const keys = {
        range: ['Home', 'End'],
        checkbox: ['Space'],
        radio: ['Space', 'ArrowUp'],
        text: ['End', 'Backspace'],
      }[kind] ?? ['ArrowDown'];
      for (const key of keys) {
        await page.keyboard.press(key);
        await settled(page, demo);
        if (
          await changed(page, demo, still, 5000).then(
            () => true,
            () => false,
          )
        )
          break;
      }
      expect(await sentence(page, demo)).not.toBe(still);
      // One file of tfjs and one of the kernels.
      expect(requests.filter((url) => /\.wasm$/.test(url)).length).toBe(2);
      expect(await page.locator(`#${demo} .demo-error`).count()).toBe(0);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  it.each(DEMOS)(
    '$demo gives the same picture for the same seed and address, and another for another seed',
    async ({ term, demo }) => {
      const at = async (seed: number) => {
        const { page } = await open(`${rootSite}terms/${term}/?${demo}.seed=${seed}`);
        await settled(page, demo);
        const seen = { picture: await picture(page, demo), sentence: await sentence(page, demo) };
        await page.context().close();
        return seen;
      };
      const [first, again] = [await at(5), await at(5)];
      expect(again).toEqual(first);
      if (demosById[demo]!.seedless) return;
      const other = await at(6);
      expect(other.picture + other.sentence).not.toEqual(first.picture + first.sentence);
    },
  );

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

  it('moves a share of attention by dragging, by a tap and by the arrow keys, and its sliders follow', async () => {
    const { page } = await open(`${rootSite}terms/attention/`);
    const handle = (row: number) => page.locator('#attention .shares .pole').nth(row);
    const reads = (row: number, text: string) =>
      page.waitForFunction(
        ([k, wanted]) =>
          document
            .querySelectorAll('#attention .shares .pole')
            [Number(k)]?.getAttribute('aria-valuetext')
            ?.startsWith(wanted!),
        [String(row), text],
      );
    await page.click('#attention .demo-reset');
    await settled(page, 'attention');
    await handle(2).focus();
    await page.keyboard.press('ArrowRight');
    await reads(2, '65 %');
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

  it('loads at most 90 KB of script to train, compressed, besides tfjs’ WebAssembly backend', async () => {
    const { page, requests } = await open(`${rootSite}terms/lstm/`);
    await page.click('#train-parity-and-recall .demo-start');
    await page.waitForFunction(() =>
      document.querySelector('#train-parity-and-recall .demo-note')?.textContent?.includes('Live: computed'),
    );
    const scripts = [...new Set(requests)].filter((url) => /\.js$/.test(url) && !/wasm-backend/.test(url));
    expect(scripts.some((url) => /worker/.test(url))).toBe(true);
    const sizes = await Promise.all(
      scripts.map(async (url) => brotliCompressSync(await (await fetch(url)).text()).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90_000);
    await page.context().close();
  });

  it('trains parity on the LSTM to at least 99 % from a seed, off the main thread, and can be paused', async () => {
    const { page, errors } = await open(
      `${baseSite}terms/lstm/?train-parity-and-recall.seed=3&train-parity-and-recall.steps=150`,
    );
    await page.click('#train-parity-and-recall .demo-start');
    await page.waitForFunction(
      () => document.querySelector('#train-parity-and-recall .demo-start')?.textContent === 'Pause',
    );
    await page.click('#train-parity-and-recall .demo-start');
    await page.waitForFunction(
      () => document.querySelector('#train-parity-and-recall .demo-start')?.textContent === 'Go on',
    );
    await page.click('#train-parity-and-recall .demo-start');
    const longest = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let worst = 0;
          new PerformanceObserver((list) =>
            list.getEntries().forEach(({ duration }) => (worst = Math.max(worst, duration))),
          ).observe({ entryTypes: ['longtask'] });
          setTimeout(() => resolve(worst), 3000);
        }),
    );
    await page.waitForFunction(
      () => document.querySelector('#train-parity-and-recall .demo-tell')?.textContent?.includes('At 250 steps'),
      null,
      { timeout: 120_000 },
    );
    const row = (await page.textContent('#train-parity-and-recall tbody tr:first-child'))!;
    const accuracy = parseFloat(
      (await page.textContent('#train-parity-and-recall tbody tr:first-child td:nth-child(4)'))!,
    );
    expect(row).toContain('LSTM');
    expect(row).toContain('solved at step');
    expect(accuracy).toBeGreaterThanOrEqual(99);
    expect(await page.textContent('#train-parity-and-recall')).not.toContain('cannot');
    expect(await page.textContent('#train-parity-and-recall tbody')).toMatch(/not solved in \d+ steps/);
    expect(longest).toBeLessThan(400);
    expect(errors).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('measures what length costs by the clock of its worker, shows what it has while it measures, and can be paused', async () => {
    const { page, errors } = await open(`${baseSite}terms/transformer/?cost-shapes.width=32&cost-shapes.show=token`);
    const start = page.locator('#cost-shapes .demo-start');
    const measured = () =>
      page
        .locator('#cost-shapes td:not(:empty)')
        .allTextContents()
        .then((cells) => cells.filter((cell) => cell !== '–').length);
    await start.click();
    await page.waitForFunction(
      () =>
        document.querySelector('#cost-shapes .length-table p')?.textContent?.includes('32 units') &&
        document.querySelector('#cost-shapes td + td'),
    );
    await start.click();
    await page.waitForFunction(() => document.querySelector('#cost-shapes .demo-start')?.textContent === 'Go on');
    // What was being timed when it was stopped may still arrive.
    await page.waitForTimeout(1500);
    const paused = await measured();
    await page.waitForTimeout(1500);
    expect(await measured()).toBe(paused);
    await start.click();
    await page.waitForFunction(
      (before) =>
        [...document.querySelectorAll('#cost-shapes td')].filter((cell) => /s$/.test(cell.textContent!)).length >
        before,
      paused,
    );
    expect(await sentence(page, 'cost-shapes')).toMatch(
      /^The next token takes: LSTM [\d.]+ (µs|ms) at [\d,]+.*All ran on one thread/,
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

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

inBrowser('a claim', (open) => {
  it('can be measured in the reader’s tab', async () => {
    const { page, errors } = await open(`${rootSite}terms/lstm/`);
    const claim = page.locator('#claim-forget-gate-sets-half-life');
    await claim.locator('summary').click();
    await claim.locator('.claim-run').click();
    await page.waitForFunction(() =>
      document.querySelector('#claim-forget-gate-sets-half-life output')?.textContent?.startsWith('Holds in this tab'),
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
