/** `npm run text-rates`: looks for the learning rate of each of the seven text models, and records all that were tried. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { startEngine } from '../engine/backend.ts';
import { sealed } from '../evidence/digest.ts';
import { readBook } from '../trained/whale.ts';
import { largePlan } from '../training/large-plan.ts';
import { largeNames } from '../training/large-readers.ts';
import type { LargeName } from '../training/text-sizes.ts';
import { Trainer } from '../training/train.ts';
import { hereAndNow } from './here-and-now.ts';

const FILE = 'content/records/text-rates.json';
/** A short training with a seed of its own for each rate; the first rates, and how much the next one is larger or smaller. */
const [STEPS, SEED, FIRST, FACTOR] = [200, 901, [4e-3, 8e-3] as const, 2];
/** The last of so many parts of a training are scored. */
const PART = 5;

/** Bits per character in the mean over the last batches of a short training: on text that it has hardly seen before. */
async function bitsAt(name: LargeName, learningRate: number): Promise<number> {
  const { known } = await readBook();
  const trainer = new Trainer(largePlan(name, known, { learningRate, steps: STEPS, seed: SEED }));
  const losses = Array.from({ length: STEPS }, () => trainer.next().loss);
  trainer.dispose();
  const last = losses.slice(-STEPS / PART);
  const mean = last.reduce((sum, loss) => sum + loss, 0) / last.length / Math.LN2;
  return Number.isFinite(mean) ? Number(mean.toPrecision(4)) : 99;
}

/** The best rate and all that were tried: from two, on to the better side until the next one is worse. */
export async function searchRate(
  first: readonly [number, number],
  factor: number,
  bits: (rate: number) => Promise<number>,
): Promise<{ rate: number; tried: [rate: number, bits: number][] }> {
  const tried = new Map<number, number>();
  const at = async (rate: number) => {
    const key = Number(rate.toPrecision(3));
    if (!tried.has(key)) tried.set(key, await bits(key));
    return tried.get(key) ?? Infinity;
  };
  const [low, high] = first;
  const up = (await at(high)) < (await at(low));
  let rate = up ? high : low;
  for (let next = up ? rate * factor : rate / factor; (await at(next)) < (await at(rate)); ) {
    rate = next;
    next = up ? rate * factor : rate / factor;
  }
  return { rate: Number(rate.toPrecision(3)), tried: [...tried].sort(([a], [b]) => a - b) };
}

/** Searches for all, or for those named, and adds what it found to the record. */
export async function main(asked: string[]): Promise<number> {
  const strange = asked.filter((name) => !(largeNames as string[]).includes(name));
  if (strange.length > 0) {
    console.error(`${strange.join(', ')} is not a text model.\n    Fix: choose from ${largeNames.join(', ')}.`);
    return 1;
  }
  await startEngine();
  const record = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { rates: {}, tried: {} };
  for (const name of largeNames) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const { rate, tried } = await searchRate(FIRST, FACTOR, (learningRate) => bitsAt(name, learningRate));
    record.rates[name] = rate;
    record.tried[name] = tried;
    console.log(`${name}: ${tried.map(([one, bits]) => `${one} → ${bits}`).join(', ')}`);
    Object.assign(record, hereAndNow(), {
      settings: { steps: STEPS, seed: SEED, scored: `the last of ${PART} parts` },
    });
    writeFileSync(FILE, `${JSON.stringify(sealed(record), null, 1)}\n`);
  }
  return 0;
}
