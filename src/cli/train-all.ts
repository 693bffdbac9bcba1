/**
 * `npm run train -- all`: every recipe, one after the other, and whether the scores are those of the record. Killed at any
 * moment, the same command goes on with the model that it was at.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Model } from '../trained/load.ts';
import { replaceFile } from './checkpoint.ts';

/** How far a score may be from the record's and still count as the same, in parts of it. */
const WITHIN = 0.01;

/** Models that this round has finished, each with the digest of its file. */
type Finished = Record<string, string>;

/** Trains those that the round before did not finish. Exit code 1 if one cannot be trained, or differs from its record. */
export async function trainAll(
  names: string[],
  { checkpoints, models, fresh }: { checkpoints: string; models: string; fresh: boolean },
  train: (name: string) => Promise<number>,
): Promise<number> {
  const path = `${checkpoints}/all.json`;
  if (fresh) rmSync(path, { force: true });
  const finished: Finished = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const textOf = (name: string) => {
    const file = `${models}/${name}.json`;
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const digestOf = (name: string) =>
    createHash('sha256')
      .update(textOf(name) ?? '')
      .digest('hex');
  const others: string[] = [];
  for (const [k, name] of names.entries()) {
    const place = `${name} (${k + 1} of ${names.length})`;
    if (finished[name] === digestOf(name)) {
      console.log(`${place}: finished before. To train it again: npm run train -- ${name}`);
      continue;
    }
    console.log(place);
    const before = textOf(name);
    const code = await train(name);
    if (code !== 0) return code;
    finished[name] = digestOf(name);
    replaceFile(path, JSON.stringify(finished));
    others.push(...differences(name, before, textOf(name)));
  }
  rmSync(path, { force: true });
  if (others.length === 0) return 0;
  console.error(`These scores differ by more than ${100 * WITHIN} % from their record:\n    ${others.join('\n    ')}`);
  return 1;
}

/** What of the scores of a model is not as its record had it. */
export function differences(name: string, before = '', after = ''): string[] {
  const scoresOf = (text: string): Record<string, number> => {
    if (!text) return {};
    const { heldOut, seeds = {} } = (JSON.parse(text) as Model).record;
    const bySeed = Object.entries(seeds).flatMap(([seed, scores]) =>
      Object.entries(scores).map(([what, value]) => [`${what}, seed ${seed}`, value]),
    );
    return { ...heldOut, ...Object.fromEntries(bySeed) };
  };
  const now = scoresOf(after);
  return Object.entries(scoresOf(before)).flatMap(([what, was]) => {
    const is = now[what];
    const same = is !== undefined && Math.abs(is - was) <= WITHIN * Math.abs(was);
    return same ? [] : [`${name}: ${what} was ${was}, is ${is ?? 'missing'}`];
  });
}
