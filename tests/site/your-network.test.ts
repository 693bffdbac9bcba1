/** The reader's own network, in a real browser: files by PyTorch and ONNX are opened, run and converted; hostile ones are refused. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openNetwork } from '../../src/own-network/open.ts';
import { runNetwork } from '../../src/own-network/run.ts';
import { caseOf, inFile } from '../own-network/stored.ts';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';

const TORCH = caseOf('PyTorch LSTM  2 layers, both True, bias True');
const ONNX = caseOf('ONNX GRU, plain, linear_before_reset 0, bidirectional, layout 1');
const CODE = /live|safetensors|trained|latch-lstm/;

const told = (page: Page, words: RegExp) =>
  page.waitForFunction(
    (source) => new RegExp(source, 's').test(document.querySelector('.own-told')!.textContent),
    words.source,
  );
const choose = (page: Page, name: string, bytes: Uint8Array) =>
  page.setInputFiles('.own-file input', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
const ready = (page: Page) => page.waitForSelector('.own-file input:enabled');
const inside = (page: Page) => page.textContent('.own-inside');
const ran = (page: Page) => page.waitForSelector('.own-inside .heat-map');

inBrowser('your network', (open) => {
  it('says without JavaScript what the page does, and that opening a file needs it', async () => {
    const { page } = await open(`${rootSite}your-network/`, { javaScriptEnabled: false });
    expect(await page.textContent('main')).toContain('Opening a file needs JavaScript');
    expect(await page.textContent('main')).toContain('shows which block of its weights is which gate');
    expect(await page.locator('own-network :is(button, input):enabled').count()).toBe(0);
    await page.context().close();
  });

  it.each([rootSite, baseSite])('opens the samples at %s, and loads what reads them only then', async (site) => {
    const { page, errors, requests } = await open(`${site}your-network/`);
    await ready(page);
    expect(requests.filter((url) => CODE.test(url))).toEqual([]);
    await page.click('[data-sample=torch]');
    await told(page, /latch-lstm\.safetensors .* holds an LSTM with 1 layer, 2 inputs and 4 units per direction\./);
    await ran(page);
    expect(await inside(page)).toContain(
      'By their biases alone the forget gates of 4 units keep half of a value for 1.47 to 2.87 time steps',
    );
    await page.click('[data-sample=onnx]');
    await told(page, /gru-two-layers\.onnx .* holds a GRU with 2 layers/);
    await ran(page);
    expect(await page.locator('.own-which select').count()).toBe(2);
    expect(requests.filter((url) => !url.startsWith(new URL(site).origin) && /^http/.test(url))).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('opens a .safetensors file of PyTorch on a phone: layers, directions, gates, and a run that agrees with PyTorch', async () => {
    const { page, errors } = await open(`${rootSite}your-network/`, { viewport: PHONE });
    await ready(page);
    await choose(page, 'encoder.safetensors', TORCH.file);
    await told(page, /encoder.safetensors \(.*, safetensors\) holds an LSTM with 2 layers, 2 inputs and 3 units/);
    await ran(page);
    const text = await inside(page);
    for (const words of [
      'both directions',
      'encoder.rnn.weight_ih_l0',
      'forget gate f',
      '3 to 5',
      'in the order of PyTorch',
    ])
      expect(text).toContain(words);
    await page.selectOption('.own-which label:has-text("Layer") select', { index: 1 });
    await page.selectOption('.own-which label:has-text("Direction") select', { index: 1 });
    await page.waitForFunction(() =>
      document.querySelector('.own-inside')!.textContent.includes('encoder.rnn.weight_ih_l1_reverse'),
    );
    await page.fill('.own-run textarea', TORCH.x.map((row) => [...row].join(' ')).join('\n'));
    await page.click('.own-run button');
    await page.waitForFunction(() => document.querySelector('.own-inside')!.textContent.includes('Over 5 time steps'));
    // The backward half of PyTorch’s output of the last layer, at the first unit, as it is read off the picture.
    await page.focus('.heat-map:nth-of-type(1) .reader');
    await page.keyboard.press('Home');
    const read = await page.getAttribute('.heat-map:nth-of-type(1) .reader', 'aria-valuetext');
    const theirs = TORCH.y[3]!;
    expect(Math.abs(Number(/unit 1 (−?[\d.]+)/.exec(read!)![1]!.replace('−', '-')) - theirs)).toBeLessThan(0.006);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('opens an ONNX file, says why PyTorch cannot have it, and saves it for Keras, which computes the same', async () => {
    const { page } = await open(`${rootSite}your-network/`);
    await ready(page);
    await choose(page, 'mine.onnx', ONNX.file);
    await told(page, /mine.onnx .* holds a GRU with 1 layer, 2 inputs and 3 units/);
    await ran(page);
    await page.check('.own-inside input[name=own-target] >> nth=0', { force: true });
    await page.waitForFunction(() =>
      document
        .querySelector('.own-inside')!
        .textContent.includes('no order of the weights makes the one compute the other'),
    );
    await page.check('.own-inside input[name=own-target] >> nth=1', { force: true });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('button:has-text("Save mine-keras.safetensors")'),
    ]);
    const { networks } = await openNetwork(inFile(new Uint8Array(readFileSync(await download.path()))));
    const { output } = await runNetwork(networks[0]!, ONNX.x);
    const apart = output.flatMap((row) => [...row]).map((value, k) => Math.abs(value - ONNX.y[k]!));
    expect(Math.max(...apart)).toBeLessThan(1e-5);
    expect(await page.textContent('.own-code')).toContain('reset_after=False');
    await page.context().close();
  });

  it('refuses what it cannot read in a sentence, and keeps what was shown and typed', async () => {
    const { page, errors } = await open(`${rootSite}your-network/`);
    await ready(page);
    await choose(page, 'encoder.safetensors', TORCH.file);
    await told(page, /holds an LSTM/);
    await ran(page);
    await page.fill('.own-run textarea', '1 2\n3 four');
    await page.click('.own-run button');
    await page.waitForFunction(() =>
      document.querySelector('#own-run-said')!.textContent.includes('Line 2: “four” is not a number'),
    );
    const hostile: [string, Uint8Array, RegExp][] = [
      ['weights.pt', Buffer.from('PK\u0003\u0004 anything'), /ZIP archive.*save_file/],
      ['cut.safetensors', TORCH.file.slice(0, 300), /more than the file has/],
      ['cut.onnx', ONNX.file.slice(0, 200), /damaged, or not an ONNX model/],
      ['<img src=x onerror=alert(1)>.safetensors', new Uint8Array(400).fill(123), /was not opened/],
    ];
    for (const [name, bytes, says] of hostile) {
      await choose(page, name, bytes);
      await told(page, says);
      // The same file would be refused again.
      expect(await page.locator('.own-told button').count()).toBe(0);
    }
    expect(await page.inputValue('.own-run textarea')).toBe('1 2\n3 four');
    expect(await inside(page)).toContain('encoder.rnn.weight_ih_l0');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('opens a file of 50 MB and one of 2 GB without holding up the page', async () => {
    const { page } = await open(`${rootSite}your-network/`);
    await ready(page);
    await choose(page, 'encoder.safetensors', TORCH.file);
    await told(page, /holds an LSTM/);
    for (const [units, size] of [
      [1280, '50'],
      [8192, '2'],
    ] as const) {
      const longest = await page.evaluate(async (H) => {
        const [rows, bytes] = [4 * H, 16 * H * H];
        const header = JSON.stringify({
          weight_ih_l0: { dtype: 'F32', shape: [rows, H], data_offsets: [0, bytes] },
          weight_hh_l0: { dtype: 'F32', shape: [rows, H], data_offsets: [bytes, 2 * bytes] },
          bias_ih_l0: { dtype: 'F32', shape: [rows], data_offsets: [2 * bytes, 2 * bytes + 4 * rows] },
        });
        const head = new Uint8Array(8 + header.length);
        new DataView(head.buffer).setBigUint64(0, BigInt(header.length), true);
        head.set(new TextEncoder().encode(header), 8);
        // One piece of zeros many times over: the browser keeps it once.
        const piece = new Blob([new Uint8Array(2 ** 20)]);
        const rest = 2 * bytes + 4 * rows;
        const parts = Array.from({ length: Math.floor(rest / 2 ** 20) }, () => piece);
        const file = new File([head, ...parts, new Uint8Array(rest % 2 ** 20)], `large-${H}.safetensors`);
        const given = new DataTransfer();
        given.items.add(file);
        let [last, longest] = [performance.now(), 0];
        const watch = setInterval(() => {
          longest = Math.max(longest, performance.now() - last);
          last = performance.now();
        });
        document
          .querySelector('.own-choose')!
          .dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
        const said = () => document.querySelector('.own-told')!.textContent.includes(`large-${H}.safetensors (`);
        while (!said()) await new Promise((go) => setTimeout(go, 10));
        clearInterval(watch);
        return longest;
      }, units);
      expect(longest).toBeLessThan(1000);
      await told(page, new RegExp(`large-${units}.safetensors \\(${size === '2' ? '2' : '50'}[.\\d]* [MG]iB`));
      await page.waitForFunction(
        (H) =>
          document
            .querySelector('.own-inside')!
            .textContent.includes(
              `forget gates of ${H.toLocaleString('en')} units keep half of a value for 1 to 1 time steps`,
            ),
        units,
      );
    }
    await page.click('.own-run button');
    await page.waitForFunction(() =>
      /choose a smaller network/.test(document.querySelector('#own-run-said')!.textContent),
    );
    await page.context().close();
  }, 120_000);

  it('works offline once it is open; a reader who was offline before is told, and the page can be loaded again', async () => {
    const { page } = await open(`${rootSite}your-network/`);
    await ready(page);
    await page.context().setOffline(true);
    await choose(page, 'encoder.safetensors', TORCH.file);
    await told(page, /a part of this page’s code could not be loaded/);
    expect(await page.locator('.own-told .try-again').count()).toBe(1);
    await page.context().setOffline(false);
    await page.reload();
    await ready(page);
    await choose(page, 'encoder.safetensors', TORCH.file);
    await told(page, /holds an LSTM/);
    await page.context().setOffline(true);
    await choose(page, 'mine.onnx', ONNX.file);
    await told(page, /mine.onnx .* holds a GRU/);
    await ran(page);
    await page.context().close();
  });

  it('is operated by keyboard alone: the sample, the rows, the order, the file', async () => {
    const { page } = await open(`${rootSite}your-network/`);
    await ready(page);
    await page.focus('.own-file input');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await told(page, /latch-lstm/);
    await ran(page);
    await page.focus('.own-run textarea');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1 1\n0 0');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.own-inside')!.textContent.includes('Over 2 time steps'));
    await page.focus('.own-inside input[name=own-target]:checked');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() =>
      document.querySelector('.own-code')!.textContent.includes('helper.make_node("LSTM"'),
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('button:has-text("Save latch-lstm-onnx")').press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('latch-lstm-onnx.safetensors');
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'passes axe with a file open, in the %s, and no text is under 11 px',
    async (colorScheme) => {
      const { page } = await open(`${rootSite}your-network/`, {
        viewport: PHONE,
        colorScheme,
        reducedMotion: 'reduce',
      });
      await ready(page);
      await page.click('[data-sample=onnx]');
      await told(page, /holds a GRU/);
      await ran(page);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      ).toEqual([]);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('own-network *')]
          .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()))
          .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 11)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(small).toEqual([]);
      await page.context().close();
    },
  );
});
