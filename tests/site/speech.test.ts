/** Speech or not, in a real browser: found in a file and through a microphone, and a way on wherever something is missing. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { RATE, samplesOf } from '../../src/wild/voices.ts';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';
import { changed, sentence, settled } from './on-page.ts';
import { wav as wavAt } from './wav.ts';

const DEMO = 'speech-or-not';
const NETWORK = /\.wasm|worker|silero-v\d|\.ulaw|audio\./;
const RECORD = `#${DEMO} .sound-record`;
const FILE = `#${DEMO} .control-sound input[type=file]`;

const wav = (samples: Float32Array, times = 1, channels = 1) => wavAt(samples, RATE, times, channels);

const spoken = await samplesOf('cards');
const captured = join(mkdtempSync(join(tmpdir(), 'speech-')), 'cards.wav');
writeFileSync(captured, wav(spoken));

/** The demo with the field for one's own sound, in quiet. */
const own = (site: string, path = 'wild/speech/') => `${site}${path}?${DEMO}.voice=own&${DEMO}.noise=0`;
const told = (page: Page) => page.textContent(`#${DEMO} .control-sound [role=alert]`);
const said = (page: Page, what: RegExp) =>
  page.waitForFunction(
    ([id, pattern]) => new RegExp(pattern).test(document.querySelector(`#${id} .demo-tell`)!.textContent),
    [DEMO, what.source] as const,
  );
const complains = (page: Page) => page.locator(`#${DEMO} .control-sound [role=alert]`).waitFor();

inBrowser('Speech or not', (open) => {
  it.each([rootSite, baseSite])(
    'is drawn without JavaScript, with both licenses in the notices, at %s',
    async (site) => {
      const { page } = await open(`${site}wild/speech/`, { javaScriptEnabled: false });
      expect(await page.locator(`#${DEMO} .speech-track .speech`).count()).toBeGreaterThan(0);
      const notices = await (await page.request.get(`${site}notices.txt`)).text();
      expect(notices).toMatch(/vad-web 0\.0\.31 — MIT[\s\S]*Silero Team/);
      expect(notices).toMatch(/pocketsphinx-testdata [\s\S]*Carnegie Mellon University/);
      await page.context().close();
    },
  );

  it('fetches the network when it is first touched, and finds less once the state is forgotten', async () => {
    const { page, errors, requests } = await open(`${rootSite}wild/speech/`, { viewport: PHONE });
    expect(requests.filter((url) => NETWORK.test(url))).toEqual([]);
    const before = await sentence(page, DEMO);
    await page.focus(`#${DEMO} input[value=carry]`);
    await page.keyboard.press('ArrowRight');
    await said(page, /With the state carried it would be/);
    expect(await sentence(page, DEMO)).not.toBe(before);
    expect(requests.filter((url) => /silero-v\d/.test(url))).toHaveLength(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('finds speech in a file of another rate with two channels, chosen or dropped', async () => {
    const { page, errors } = await open(own(rootSite), { viewport: PHONE });
    await page.locator(`#${DEMO} .demo-reset`).scrollIntoViewIfNeeded();
    await page.setInputFiles(FILE, { name: 'cards.wav', mimeType: 'audio/wav', buffer: wav(spoken, 3, 2) });
    await said(page, /^\d+ frames of 109 .* count as speech/);
    await page.selectOption(`#${DEMO} select[name=voice]`, 'reader');
    await said(page, /frames of 93 /);
    await page.selectOption(`#${DEMO} select[name=voice]`, 'own');
    const data = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(bytes)], 'half.wav', { type: 'audio/wav' }));
        return transfer;
      },
      [...wav(spoken.subarray(0, RATE))],
    );
    await page.dispatchEvent(`#${DEMO} .control-sound`, 'drop', { dataTransfer: data });
    await said(page, /^\d+ frames of 31 /);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('says of a file without sound, a silent one and one of 50 MB what is wrong, and keeps what was there', async () => {
    const { page } = await open(own(rootSite));
    await page.setInputFiles(FILE, { name: 'cards.wav', mimeType: 'audio/wav', buffer: wav(spoken) });
    await said(page, /frames of 109/);
    const before = await sentence(page, DEMO);
    const cases: [string, Buffer, string][] = [
      ['notes.mp3', Buffer.from('no sound'), 'notes.mp3 has no sound that this browser can decode.'],
      ['silent.wav', wav(new Float32Array(RATE)), 'silent.wav is silent'],
    ];
    for (const [name, buffer, why] of cases) {
      await page.setInputFiles(FILE, { name, mimeType: 'audio/wav', buffer });
      await page.waitForFunction(
        ([id, words]) => document.querySelector(`#${id} .control-sound [role=alert]`)?.textContent?.includes(words),
        [DEMO, why] as const,
      );
    }
    const large = join(tmpdir(), 'large.wav');
    writeFileSync(large, Buffer.alloc(50_000_000));
    await page.setInputFiles(FILE, large);
    await page.waitForFunction(
      (id) =>
        document.querySelector(`#${id} .control-sound [role=alert]`)?.textContent?.startsWith('large.wav has 50 MB'),
      DEMO,
    );
    expect(await sentence(page, DEMO)).toBe(before);
    await page.context().close();
  });

  it('says that weights are damaged, and that there is no connection; the next try goes on', async () => {
    const { page } = await open(`${rootSite}wild/speech/`);
    await page.context().route(/silero-v6/, async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      body[1000] = body[1000]! ^ 1;
      await route.fulfill({ response: answer, body });
    });
    await page.selectOption(`#${DEMO} select[name=voice]`, 'command');
    await page.locator(`#${DEMO} .demo-error`).waitFor();
    expect(await page.textContent(`#${DEMO} .demo-error`)).toContain(
      'Silero VAD v6 is damaged: its SHA-256 is another.',
    );
    await page.context().unroute(/silero-v6/);
    await page.click(`#${DEMO} .demo-restart`);
    await said(page, /frames of 87 /);
    await page.context().setOffline(true);
    await page.click(`#${DEMO} .demo-more summary`);
    await page.check(`#${DEMO} input[value=v5]`);
    await page.locator(`#${DEMO} .demo-error`).waitFor();
    expect(await page.textContent(`#${DEMO} .demo-error`)).toContain('v5 could not be fetched (no connection).');
    await page.context().setOffline(false);
    await page.click(`#${DEMO} .demo-restart`);
    await settled(page, DEMO);
    await page.context().close();
  });
});

inBrowser(
  'Speech or not, with a microphone that is not allowed',
  (open) => {
    it('tells a reader who does not allow the microphone, and one on a page that may not have it, what to do', async () => {
      const { page } = await open(own(rootSite));
      await page.click(RECORD);
      await complains(page);
      expect(await told(page)).toMatch(/^The microphone was not allowed\. .* or open a file\.$/);
      await page.goto(own(rootSite, 'terms/voice-activity-detection/'));
      await page.click(RECORD);
      await complains(page);
      expect(await told(page)).toMatch(/^This page may not use the microphone; .* may\. Or open a file here\.$/);
      await page.context().close();
    });
  },
  ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
);

inBrowser(
  'Speech or not, with a microphone',
  (open) => {
    it('is found while it is recorded, by keyboard, and no sound leaves the tab', async () => {
      const { page, errors } = await open(own(rootSite));
      const sent: string[] = [];
      page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
      await said(page, /There is no sound of your own yet/);
      await page.focus(RECORD);
      await page.keyboard.press('Enter');
      await said(page, /^[1-9]\d* frames? of \d+ .* count as speech/);
      await page.keyboard.press('Enter');
      await page.waitForFunction((button) => document.querySelector(button)?.textContent === 'Record', RECORD);
      expect(await page.textContent(`#${DEMO} .control-sound`)).toMatch(/\d s of your own\./);
      expect(page.url()).not.toMatch(/own=/);
      const before = await sentence(page, DEMO);
      await page.click(`#${DEMO} .field-kept button`);
      await changed(page, DEMO, before);
      expect(await sentence(page, DEMO)).toContain('There is no sound of your own yet');
      expect({ sent, errors }).toEqual({ sent: [], errors: [] });
      await page.context().close();
    });

    it('is played as the network hears it, until it is stopped', async () => {
      const { page, errors } = await open(`${rootSite}wild/speech/`);
      const button = page.locator(`#${DEMO} [data-part=hear] button`);
      await page.focus(`#${DEMO} input[value=carry]`);
      await page.keyboard.press('ArrowRight');
      await settled(page, DEMO);
      await button.click();
      await page.waitForFunction(
        (id) => document.querySelector(`#${id} [data-part=hear] button`)?.textContent === 'Stop the sound',
        DEMO,
      );
      await button.click();
      await page.waitForFunction(
        (id) => document.querySelector(`#${id} [data-part=hear] button`)?.textContent === 'Hear it',
        DEMO,
      );
      expect(errors).toEqual([]);
      await page.context().close();
    });
  },
  [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${captured}`,
    '--autoplay-policy=no-user-gesture-required',
  ],
);
