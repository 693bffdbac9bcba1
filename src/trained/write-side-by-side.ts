/** The five shipped text models go on from one beginning with the same draws: what each writes, carries and takes. */
import type { Clock } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { Random } from '../random.ts';
import { classesOf } from '../tasks/next-character.ts';
import { goOn, meanBits, textBefore } from '../training/go-on.ts';
import { type ReaderName, readerNames } from '../training/readers.ts';
import { bitsOf, type Sampling } from '../training/sampling.ts';
import { openWriter } from '../training/text-writer.ts';
import { type Pace, paceOf } from '../training/writing-pace.ts';
import { loadModel, toWeights } from './load.ts';
import { fileOf } from './read-sentence.ts';

/** What one model wrote, and what it carries after it. */
export interface Side {
  name: ReaderName;
  written: { character: string; bits: number }[];
  /** Mean surprise of what it wrote by its own probabilities, in bits per character. */
  bits: number;
  /** Bytes that it carries, in float32, after the first character and after the last. */
  bytes: [first: number, last: number];
  pace?: Pace;
}
export interface Sides {
  start: string;
  leftOut: string[];
  sides: Side[];
}

const FLOAT32 = 4;
/** Digits after the point that are kept of a surprise. */
const DIGITS = 2;

/** All models on one beginning. With a clock, each also reads its text again, and is timed. */
export async function writeSideBySide(
  beginning: string,
  { sampling, count, window, seed }: { sampling: Sampling; count: number; window: number; seed: number },
  now?: Clock,
): Promise<Sides> {
  const made = await Promise.all(
    readerNames.map(async (name) => {
      const model = await loadModel(fileOf(name));
      return scope(() => {
        const weights = toWeights(model);
        const open = () => openWriter(name, model.sizes, weights, window);
        const writer = open();
        const gone = goOn(writer, beginning, { sampling, count, shown: 0 }, new Random(seed, 'side by side'));
        const last = FLOAT32 * writer.carried();
        writer.dispose();
        const single = open();
        single.read(0);
        const first = FLOAT32 * single.carried();
        single.dispose();
        const written = gone.written.map(({ character, chance }) => ({
          character,
          bits: Number(bitsOf(chance).toFixed(DIGITS)),
        }));
        const pace = now && paceOf(open, classesOf(textBefore(gone, count)), now);
        const side: Side = { name, written, bits: meanBits(gone.written), bytes: [first, last], pace };
        return { gone, side };
      });
    }),
  );
  const [{ gone }] = made;
  return { start: gone.start, leftOut: gone.leftOut, sides: made.map(({ side }) => side) };
}
