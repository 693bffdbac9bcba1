/** The Thai network of ICU4X in src/wild: where it is from, what it does with texts, and the command that reads it. */
import { createHash } from 'node:crypto';
import { beforeAll, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { main } from '../../src/cli/wild.ts';
import { installed, networkAt, thaiNetwork } from '../../src/cli/wild-thai.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels } from '../../src/engine/kernels.ts';
import { loadThai, readRuns, THAI, type ThaiNetwork, withBars, wordsOf } from '../../src/wild/thai.ts';
import breaks from '../../src/wild/thai-breaks.json';
import { readThai } from '../../src/wild/thai-frame.ts';
import record from '../../src/wild/thai-network.json';
import { SAMPLES, TAGS } from '../../src/wild/thai-samples.ts';

let network: ThaiNetwork;
beforeAll(async () => {
  await startEngine();
  await useKernels('simd');
  network = await loadThai();
});

const few = [...breaks.sentences.flatMap(({ texts }) => texts.slice(0, 30)), ...breaks.random.texts.slice(0, 30)];
const plain = (texts: string[]) => texts.map((text) => text.replaceAll('|', ''));

it('says which file of which package it is from, under which license, and the hash is that of its weights', () => {
  expect(record).toMatchObject({ from: { name: 'icu', file: 'icu_capi.wasm' }, license: 'Unicode-3.0' });
  expect(record.from.version).toBe(manifest.devDependencies.icu);
  expect(record.date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(createHash('sha256').update(Buffer.from(record.float32, 'base64')).digest('hex')).toBe(record.sha256);
  expect(breaks.from).toEqual(record.from);
});

it('has 17,868 weights: embedding, two LSTMs of 27 units, four tags', () => {
  const count = Object.values(network.weights).reduce((sum, { data }) => sum + data.length, 0);
  const direction = 4 * 27 * (40 + 27 + 1);
  expect(count).toBe(74 * 40 + 2 * direction + TAGS.length * (2 * 27 + 1));
  expect(count).toBe(17_868);
  expect(network.characters).toHaveLength(73);
});

it('breaks words where the package does, with kernels and without', async () => {
  expect(withBars(network, plain(few))).toEqual(few);
  await useKernels('none');
  expect(withBars(network, plain(few.slice(0, 10)))).toEqual(few.slice(0, 10));
  await useKernels('simd');
});

it('is asked about at least 500 different sentences and 1,000 strings, with breaks in them', () => {
  const sentences = breaks.sentences.flatMap(({ texts }) => texts);
  expect(new Set(sentences).size).toBeGreaterThanOrEqual(500);
  expect(new Set(breaks.random.texts).size).toBeGreaterThanOrEqual(990);
  expect(breaks.random.texts).toHaveLength(1000);
  expect(sentences.filter((text) => text.includes('|')).length).toBeGreaterThan(500);
});

it('leaves alone what is not Thai, and reads a run of Thai letters as if nothing stood around it', () => {
  expect(withBars(network, ['plain text, 12 ๑๒ ฿5', ''])).toEqual(['plain text, 12 ๑๒ ฿5', '']);
  const [alone, within] = withBars(network, ['ภาษาไทย', 'A (ภาษาไทย) 1']);
  expect(alone).toBe('ภาษา|ไทย');
  expect(within).toBe(`A (${alone}) 1`);
});

it('reads runs that digits, the baht sign, old signs, spaces and other scripts divide, as ICU4X does', () =>
  expect('กๆ๑ข฿ฺค๏ง จaฉລช\u0e3bซ๎'.match(THAI)).toEqual(['กๆ', 'ข', 'ฺค', 'ง', 'จ', 'ฉ', 'ช', 'ซ๎']));

it('gives a character that it does not know the last row of its embedding', () => {
  const rowsUsed = (character: string) => readRuns(network, [character])[0].scores[0];
  expect(rowsUsed('x')).toEqual(rowsUsed('y'));
  expect(rowsUsed('x')).not.toEqual(rowsUsed('ก'));
});

it('ends a word at the tag "ends" alone: one tagged "single" goes on, as in ICU4X', () => {
  const at = (tag: string) => TAGS.map((one) => (one === tag ? 1 : 0));
  const reading = {
    scores: ['begins', 'ends', 'single', 'begins', 'ends'].map(at),
    chances: [],
    forward: [],
    backward: [],
  };
  expect(wordsOf('กขคงจ', reading)).toEqual(['กข', 'คงจ']);
});

it('reads runs of different lengths at once as it reads each alone', () => {
  const runs = ['ก', 'ภาษา', 'ไทย', 'สวัสดี'];
  const together = readRuns(network, runs);
  for (const [k, run] of runs.entries()) {
    const [alone] = readRuns(network, [run]);
    expect(together[k].forward).toHaveLength(run.length);
    together[k].scores.flat().forEach((score, at) => {
      expect(score).toBeCloseTo(alone.scores.flat()[at], 4);
    });
  }
});

it('is read only from the file that was looked into: another version or other bytes are told', () => {
  const { file, version } = installed();
  expect(() => thaiNetwork(file, '2.4.0', '')).toThrow(
    /icu 2\.4\.0 .* is not the file.*that of 2\.3\.2\. Fix: npm install/,
  );
  const altered = Buffer.from(file);
  altered[0] = altered[0] ^ 1;
  expect(() => thaiNetwork(altered, version, '')).toThrow('is not the file in which the Thai network was found');
});

it('is not taken for a network where the characters or the numbers are none', () => {
  const { file } = installed();
  expect(() => networkAt(file.subarray(1))).toThrow('At byte 14009585 there are no 73 Thai characters in order.');
  expect(() => networkAt(file.subarray(0, 14_010_000))).toThrow(
    'At byte 14009950 there are no 17868 plausible weights.',
  );
  expect(networkAt(file).float32).toBe(record.float32);
});

it('is named to the command, which says what it can read', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await main(['tahi'])).toBe(1);
  expect(said).toHaveBeenLastCalledWith(
    expect.stringMatching(/^"tahi" is not a network .*\. Networks: .*\bthai\b.*\.\n {4}Fix: npm run wild -- thai$/),
  );
  expect(await main([])).toBe(1);
  expect(said).toHaveBeenLastCalledWith(
    expect.stringMatching(/^Which network\? Networks: .*\bthai\b.*\.\n {4}Fix: npm run wild -- \w+$/),
  );
  said.mockRestore();
});

it('shows samples that are as their words say: a later word moves a break, a name is cut, another script divides runs', () => {
  const [sentence, later, mistake, mixed] = withBars(
    network,
    SAMPLES.map(({ text }) => text),
  );
  expect(sentence).toBe('ภาษา|ไทย|ไม่|มี|ช่องว่าง|ระหว่าง|คำ');
  expect(later).toBe('นั่ง|ตาก|ลม|เย็น');
  expect(withBars(network, [SAMPLES[1].text.slice(0, -4)])).toEqual(['นั่ง|ตากลม']);
  expect(mistake).toMatch(/^กรุงเทพมหาน\|คร/);
  expect(mixed).toMatch(/^ฉัน\|ชอบ LSTM ที่\|/);
});

it('makes a frame that holds the whole text in order, and times it only when asked', async () => {
  const framesOf = async (text: string, timed: boolean) => {
    const frames = [];
    for await (const frame of readThai(text, timed, () => performance.now())) frames.push(frame);
    return frames;
  };
  const text = `A ${SAMPLES[3].text}!`;
  const [frame, ...more] = await framesOf(text, false);
  expect(more).toEqual([]);
  expect(
    frame.words
      .flat()
      .map(({ character }) => character)
      .join(''),
  ).toBe(text);
  expect([...frame.forward, ...frame.backward].every(({ values }) => values.length === text.length)).toBe(true);
  expect(frame.bytes).toEqual({ weights: 71_472, state: 216 });
  const timed = await framesOf(text, true);
  expect(timed.map(({ microseconds }) => microseconds)).toEqual([undefined, expect.any(Number)]);
  expect(await framesOf('no Thai', true)).toHaveLength(1);
});
