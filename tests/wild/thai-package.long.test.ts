/** The Thai network held against the package it is from, which runs beside it: ICU4X as WebAssembly. */
import { beforeAll, describe, expect, it } from 'vitest';
import { thaiFiles } from '../../src/cli/wild.ts';
import { barsOfPackage, randomThai } from '../../src/cli/wild-thai.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { useQuickestKernels } from '../../src/engine/kernels.ts';
import { loadThai, type ThaiNetwork, withBars } from '../../src/wild/thai.ts';
import breaks from '../../src/wild/thai-breaks.json';
import record from '../../src/wild/thai-network.json';

let network: ThaiNetwork;
let barred: (text: string) => string;
beforeAll(async () => {
  await startEngine();
  await useQuickestKernels();
  [network, barred] = await Promise.all([loadThai(), barsOfPackage()]);
});

/** How many texts our run of the network divides in another way than the package. */
const apart = (texts: string[], weights = network.weights) =>
  withBars({ ...network, weights }, texts).filter((text, k) => text !== barred(texts[k])).length;

it('the command writes the committed files again', async () => {
  const files = await thaiFiles();
  expect(files['thai-network.json']).toEqual(record);
  expect(files['thai-breaks.json']).toEqual(breaks);
});

it('1,000 other strings by chance are divided as the package divides them', () =>
  expect(apart(randomThai(1000, 2026))).toBe(0));

it('so are long strings, and Thai among Latin, digits, marks, Lao and Khmer', () => {
  const [long, short] = [randomThai(40, 3, 400), randomThai(400, 4, 12)];
  const between = ['abc', ' ', '12', '๑๒', 'ลาว ພາສາລາວ', '\u200b', '"', '฿', '\u0301', 'ភាសា', '(', '🙂', 'ๆ ', '\n'];
  const mixed = short.map((run, k) => `${run}${between[k % between.length]}${short[(k + 7) % short.length]}`);
  expect(apart([...long, ...mixed])).toBe(0);
});

describe('one altered weight is seen', () => {
  it.each(Object.keys(record.shapes))('in %s', (name) => {
    const { shape, data } = network.weights[name];
    const at = data.findIndex((value) => Math.abs(value) > 0.5);
    const altered = { shape, data: data.map((value, k) => (k === at ? -value : value)) };
    const texts = [...breaks.sentences, breaks.random]
      .flatMap((part) => part.texts)
      .map((text) => text.replaceAll('|', ''));
    expect(apart(texts, { ...network.weights, [name]: altered })).toBeGreaterThan(0);
  });
});
