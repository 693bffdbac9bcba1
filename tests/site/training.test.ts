/** Demos that train or measure in the reader's tab: off the main thread, paused and resumed, and what they download. */
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { baseSite, inBrowser, rootSite } from './browser.ts';
import { sentence } from './on-page.ts';

inBrowser('a demo', (open) => {
  it('loads at most 90 KB of script to train, compressed, besides tfjs’ WebAssembly backend', async () => {
    const { page, requests } = await open(`${rootSite}terms/lstm/`);
    await page.click('#train-parity-and-recall .demo-start');
    await page.waitForFunction(() =>
      document.querySelector('#train-parity-and-recall .demo-note')?.textContent?.includes('Live: computed'),
    );
    const scripts = [...new Set(requests)].filter(
      (url) => /\.js$/.test(url) && !/wasm-backend|tf-backend-wasm/.test(url),
    );
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
      () => document.querySelector('#train-parity-and-recall .demo-start')?.textContent === 'Resume',
    );
    // It may have come to rest before its first frame, with the recorded run still in the picture; and that frame may
    // come between two questions, so both are one.
    const [note, table] = await page.evaluate(() =>
      ['.demo-note', 'tbody'].map((part) => document.querySelector(`#train-parity-and-recall ${part}`)!.textContent!),
    );
    expect(note!.includes('Live')).toBe(!table!.includes('in 200 steps'));
    await page.click('#train-parity-and-recall .demo-start');
    expect(page.workers().length).toBeGreaterThan(0);
    await page.waitForFunction(
      // The recorded run says "At 250 steps", too, until the first picture of this one.
      () => {
        const text = (part: string) => document.querySelector(`#train-parity-and-recall ${part}`)?.textContent ?? '';
        return text('.demo-note').includes('Live: computed') && text('.demo-tell').includes('At 250 steps');
      },
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
    expect(await page.textContent('#train-parity-and-recall tbody')).toContain('not solved in 150 steps');
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
    await page.waitForFunction(() => document.querySelector('#cost-shapes .demo-start')?.textContent === 'Resume');
    const paused = await measured();
    await start.click();
    await page.waitForFunction(
      (before) =>
        [...document.querySelectorAll('#cost-shapes td')].filter((cell) => /s$/.test(cell.textContent!)).length >
        before,
      paused,
    );
    expect(await sentence(page, 'cost-shapes')).toMatch(
      /^The next token takes: LSTM [\d.]+ (µs|ms) at [\d,]+.*ran on one thread/,
    );
    expect(errors).toEqual([]);
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
