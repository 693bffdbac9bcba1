/** Keyword spotting in a real browser: a shipped word, a file, the microphone; teaching; and a way on where something is missing. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { RATE } from '../../src/tasks/keywords/features.ts';
import { WORDS } from '../../src/tasks/keywords/words.ts';
import { loadClips } from '../../src/training/keywords/clips.ts';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';
import { changed, sentence, settled } from './on-page.ts';
import { wav as wavAt } from './wav.ts';

const [SPOT, TEACH, CONFUSE] = ['spot-keywords', 'teach-keywords', 'confuse-keywords'];
const MODEL = /\.wasm|worker|keywords-(gru|lstm|attention)|keywords\.[^/]*ulaw/;
const wav = (samples: Float32Array) => wavAt(samples, RATE);

const clips = await loadClips();
const saidIn = (part: string, word: string) =>
  clips.find((clip) => clip.part === part && clip.word === word)?.samples ?? new Float32Array();
/** Words with half a second of quiet before, between and behind them. */
function recording(words: Float32Array[]): Float32Array {
  const quiet = new Float32Array(RATE / 2);
  const parts = [quiet, ...words.flatMap((word) => [word, quiet])];
  return Float32Array.from(parts.flatMap((part) => [...part]));
}
const takes = (...parts: string[]) => recording(parts.flatMap((part) => WORDS.map((word) => saidIn(part, word))));
const captured = join(mkdtempSync(join(tmpdir(), 'keywords-')), 'stop.wav');
writeFileSync(captured, wav(recording(Array(4).fill(saidIn('espeak', 'stop')))));

const own = (site: string, path = 'keywords/') => `${site}${path}?${SPOT}.voice=own&${SPOT}.noise=0`;
const said = (page: Page, demo: string, what: RegExp, timeout = 60_000) =>
  page.waitForFunction(
    ([id, pattern]) => new RegExp(pattern).test(document.querySelector(`#${id} .demo-tell`)?.textContent ?? ''),
    [demo, what.source] as const,
    { timeout },
  );
const fileOf = (demo: string) => `#${demo} .control-sound input[type=file]`;
const give = (page: Page, demo: string, name: string, buffer: Buffer) =>
  page.setInputFiles(fileOf(demo), { name, mimeType: 'audio/wav', buffer });
const complaint = async (page: Page, demo: string) => {
  await page.locator(`#${demo} .control-sound [role=alert]`).waitFor();
  return page.textContent(`#${demo} .control-sound [role=alert]`);
};
const failure = async (page: Page, demo: string) => {
  await page.locator(`#${demo} .demo-error`).waitFor();
  return page.textContent(`#${demo} .demo-error`);
};

inBrowser('Spotting keywords', (open) => {
  it.each([rootSite, baseSite])('is drawn without JavaScript, with the voices in the notices, at %s', async (site) => {
    const { page } = await open(`${site}terms/keyword-spotting/`, { javaScriptEnabled: false });
    expect(await page.locator(`#${SPOT} .spectrogram path`).count()).toBeGreaterThan(3);
    expect(await sentence(page, SPOT)).toMatch(
      /^“stop” is said by the voice espeak .* the likeliest label for the GRU is /,
    );
    expect(await page.locator(`#${CONFUSE} .confusion .number`).count()).toBeGreaterThan(10);
    const notices = await (await page.request.get(`${site}notices.txt`)).text();
    expect(notices).toMatch(/espeak-ng 1\.51[\s\S]*Carnegie Mellon University/);
    await page.context().close();
  });

  it('fetches model and voices when it is first touched; a held-out clip is classified, by keyboard, on a phone', async () => {
    const { page, errors, requests } = await open(`${rootSite}keywords/`, { viewport: PHONE });
    expect(requests.filter((url) => MODEL.test(url))).toEqual([]);
    await page.selectOption(`#${SPOT} select[name=word]`, 'yes');
    await said(page, SPOT, /^“yes” is said by .* It has spotted “yes” at /);
    await page.focus(`#${SPOT} input[type=range][name=at]`);
    await page.keyboard.press('Home');
    await said(page, SPOT, /After 0\.02 s .* No word has reached/);
    expect(await page.locator(`#${SPOT} .spectrogram .unheard`).count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('hears the reader’s own file, and says of a silent, an unreadable and a long one what is wrong', async () => {
    const { page } = await open(own(rootSite));
    await said(page, SPOT, /There is no sound of your own yet/);
    await give(page, SPOT, 'stop.wav', wav(recording([saidIn('espeak', 'stop')])));
    await said(page, SPOT, /It has spotted “stop” at /);
    const before = await sentence(page, SPOT);
    await give(page, SPOT, 'silent.wav', wav(new Float32Array(RATE)));
    expect(await complaint(page, SPOT)).toContain('silent.wav is silent');
    expect(await sentence(page, SPOT)).toBe(before);
    await give(page, SPOT, 'long.wav', wav(recording([saidIn('espeak', 'go'), new Float32Array(9 * RATE)])));
    await page.waitForFunction(
      (id) =>
        /Only the first 4 s of long\.wav/.test(
          document.querySelector(`#${id} .control-sound [role=alert]`)?.textContent ?? '',
        ),
      SPOT,
    );
    await page.context().close();
  });

  it('says that the voices are damaged, and that there is no connection; the next try goes on', async () => {
    const { page } = await open(`${rootSite}keywords/`);
    await page.context().route(/keywords[.-][^/]*ulaw/, async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      body[1000] = (body[1000] ?? 0) ^ 1;
      await route.fulfill({ response: answer, body });
    });
    await page.selectOption(`#${SPOT} select[name=word]`, 'left');
    expect(await failure(page, SPOT)).toContain('The file of the spoken words is damaged.');
    await page.context().unroute(/keywords[.-][^/]*ulaw/);
    await page.click(`#${SPOT} .demo-restart`);
    await said(page, SPOT, /^“left” is said by/);
    await page.context().setOffline(true);
    await page.check(`#${SPOT} input[value=lstm]`);
    expect(await failure(page, SPOT)).toContain('(lstm) could not be fetched. Try again when you are online.');
    await page.context().setOffline(false);
    await page.click(`#${SPOT} .demo-restart`);
    await said(page, SPOT, /the likeliest label for the LSTM/);
    await page.context().close();
  });

  it('shows which words are confused, and more mistakes under more noise', async () => {
    const { page } = await open(`${rootSite}terms/keyword-spotting/`);
    const heard = async () => Number(/hears (\d+)\s% of the keywords/.exec((await sentence(page, CONFUSE)) ?? '')?.[1]);
    const before = await heard();
    const sentenceBefore = await sentence(page, CONFUSE);
    await page.focus(`#${CONFUSE} input[name=noise]`);
    await page.keyboard.press('End');
    await changed(page, CONFUSE, sentenceBefore);
    await settled(page, CONFUSE);
    expect(await heard()).toBeLessThan(before);
    await page.context().close();
  });
});

inBrowser('Teaching a keyword spotter', (open) => {
  it('makes it hear a synthesizer that it did not know, before and after shown', async () => {
    const { page, errors } = await open(`${rootSite}keywords/?${TEACH}.steps=50`, { viewport: PHONE });
    await page.click(`#${TEACH} .demo-start`);
    await said(page, TEACH, /^After 50 training steps with 10 recordings of the new voice/, 120_000);
    await settled(page, TEACH);
    const [, now, before] =
      /hears (\d+)\s% of its keywords right; before it was (\d+)\s%/.exec((await sentence(page, TEACH)) ?? '') ?? [];
    expect(Number(now)).toBeGreaterThan(Number(before));
    expect(await page.locator(`#${TEACH} .before-after .dot`).count()).toBe(WORDS.length + 2);
    expect(errors).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('learns the reader’s own recording, tests it on the second round, and forgets it when told to', async () => {
    const { page } = await open(`${rootSite}keywords/?${TEACH}.steps=50&${TEACH}.voice=own`);
    const sent: string[] = [];
    page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
    await page.click(`#${TEACH} .demo-start`);
    expect(await failure(page, TEACH)).toContain('There is no recording yet.');
    await give(page, TEACH, 'nine.wav', wav(recording(WORDS.slice(1).map((word) => saidIn('first', word)))));
    await page.locator(`#${TEACH} .field-kept button`).waitFor();
    await page.click(`#${TEACH} .demo-start`);
    await page.waitForFunction(
      (id) => /there are 9 stretches of speech/.test(document.querySelector(`#${id} .demo-error`)?.textContent ?? ''),
      TEACH,
    );
    await give(page, TEACH, 'twice.wav', wav(takes('first', 'test')));
    await page.click(`#${TEACH} .demo-start`);
    await said(page, TEACH, /^After 50 training steps with 10 recordings of your voice.* tested on 10 words/, 120_000);
    await page.click(`#${TEACH} .field-kept button`);
    await page.locator(`#${TEACH} .field-kept`).waitFor({ state: 'detached' });
    expect(await page.textContent(`#${TEACH} .control-sound`)).toContain('None yet.');
    expect(sent).toEqual([]);
    await page.context().close();
  }, 180_000);
});

inBrowser(
  'Spotting keywords, with a microphone that is not allowed',
  (open) => {
    it('tells a reader who does not allow the microphone, and one on a page that may not have it, what to do', async () => {
      const { page } = await open(own(rootSite));
      await page.click(`#${SPOT} .sound-record`);
      expect(await complaint(page, SPOT)).toMatch(/^The microphone was not allowed\. .* or open a file\.$/);
      await page.goto(own(rootSite, 'terms/keyword-spotting/'));
      await page.click(`#${SPOT} .sound-record`);
      expect(await complaint(page, SPOT)).toMatch(/^This page may not use the microphone; .* Or open a file here\.$/);
      await page.context().close();
    });
  },
  ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
);

inBrowser(
  'Spotting keywords, with a microphone',
  (open) => {
    it('spots the word while it is recorded, by keyboard, and no sound leaves the tab', async () => {
      const { page, errors } = await open(own(rootSite));
      const sent: string[] = [];
      page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
      await page.focus(`#${SPOT} .sound-record`);
      await page.keyboard.press('Enter');
      await said(page, SPOT, /It has spotted “stop” at /);
      await page.waitForFunction(
        (button) => document.querySelector(button)?.textContent === 'Record',
        `#${SPOT} .sound-record`,
      );
      expect(page.url()).not.toMatch(/own=/);
      const before = await sentence(page, SPOT);
      await page.click(`#${SPOT} .field-kept button`);
      await changed(page, SPOT, before);
      expect(await sentence(page, SPOT)).toContain('There is no sound of your own yet');
      expect({ sent, errors }).toEqual({ sent: [], errors: [] });
      await page.context().close();
    });
  },
  [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${captured}`,
  ],
);
