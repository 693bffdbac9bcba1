/** The checkpoint of a training: a file that holds all that decides the rest, and the settings it belongs to. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Halfway } from '../trained/make-model.ts';
import type { Recipe } from '../trained/recipe.ts';
import { type Numbers, type Snapshot, snapshotOf } from '../training/snapshot.ts';
import { Trainer } from '../training/train.ts';

/** What the numbers of a training depend on, by name. */
export type Settings = Record<string, string | number>;

/** A checkpoint that cannot be gone on from; the message says why. */
export class Unusable extends Error {}

const digest = (content: string) => createHash('sha256').update(content).digest('hex');

/**
 * The settings of a recipe. Its first step is made and its outcome taken along, so that a change of the data, the
 * equations or the backend shows too, though no setting names it.
 */
export async function settingsOf({ cell, sizes, plan: planOf }: Recipe): Promise<Settings> {
  const plan = await planOf();
  const { seed, steps, batch, learningRate, clip = 1, weightDecay = 0 } = plan;
  const rates =
    typeof learningRate === 'number' ? learningRate : Array.from({ length: steps }, (_, k) => learningRate(k + 1));
  const trainer = new Trainer(plan);
  trainer.next();
  const first = digest(JSON.stringify(packed(snapshotOf(trainer))));
  trainer.dispose();
  return {
    cell,
    sizes: JSON.stringify(sizes),
    seed,
    steps,
    batch,
    clip,
    'weight decay': weightDecay,
    'learning rates': digest(JSON.stringify(rates)).slice(0, 8),
    'outcome of the first step': first.slice(0, 8),
  };
}

/** Writes the file in one move: whoever reads it finds the old text or the new one, whenever the writer was killed. */
export function replaceFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  writeFileSync(part, content, { flush: true });
  renameSync(part, path);
}

/** Writes a checkpoint. Its first line is the digest of the second, by which a damaged one is known. */
export function writeCheckpoint(path: string, settings: Settings, halfway: Halfway): void {
  const content = JSON.stringify({ settings, snapshot: packed(halfway) });
  replaceFile(path, `${digest(content)}\n${content}\n`);
}

/** Reads a checkpoint; undefined where there is none. Throws `Unusable` if it is damaged or of other settings. */
export function readCheckpoint(path: string, settings: Settings): Halfway | undefined {
  if (!existsSync(path)) return undefined;
  const [sum, content = ''] = readFileSync(path, 'utf8').split('\n');
  if (sum !== digest(content)) throw new Unusable(`${path} is damaged: its content is not what was written.`);
  const { settings: other, snapshot } = JSON.parse(content) as { settings: Settings; snapshot: Packed<Halfway> };
  const changed = [...new Set([...Object.keys(settings), ...Object.keys(other)])]
    .filter((name) => settings[name] !== other[name])
    .map((name) => `${name} ${other[name] ?? 'unknown'} there, ${settings[name] ?? 'unknown'} here`);
  if (changed.length > 0) throw new Unusable(`${path} belongs to another training: ${changed.join('; ')}.`);
  const { weights, mean, square, ...rest } = snapshot;
  return { ...rest, weights: toNumbers(weights), mean: toNumbers(mean), square: toNumbers(square) };
}

/** Numbers as text, to the last bit: base64 of their bytes. */
type Texts = Record<string, string>;
type Packed<S extends Snapshot> = Omit<S, 'weights' | 'mean' | 'square'> & Record<'weights' | 'mean' | 'square', Texts>;

const packed = <S extends Snapshot>({ weights, mean, square, ...rest }: S): Packed<S> => ({
  ...rest,
  weights: toTexts(weights),
  mean: toTexts(mean),
  square: toTexts(square),
});
const toTexts = (numbers: Numbers): Texts =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, { buffer }]) => [name, Buffer.from(buffer).toString('base64')]),
  );
const toNumbers = (texts: Texts): Numbers =>
  Object.fromEntries(
    Object.entries(texts).map(([name, content]) => [
      name,
      new Float32Array(new Uint8Array(Buffer.from(content, 'base64')).buffer),
    ]),
  );
