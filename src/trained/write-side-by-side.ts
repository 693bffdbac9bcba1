/** The shipped text models of a size go on from one beginning with the same draws: what each writes, carries and takes. */
import type { Clock } from '../define.ts';
import { Random } from '../random.ts';
import { classesOf } from '../tasks/next-character.ts';
import { goOn, meanBits, textBefore } from '../training/go-on.ts';
import { bitsOf, type Sampling } from '../training/sampling.ts';
import type { TextSize } from '../training/text-sizes.ts';
import { type Pace, paceOf } from '../training/writing-pace.ts';
import { withTextModels } from './text-models.ts';

/** What one model wrote, and what it carries after it. */
export interface Side {
  name: string;
  title: string;
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

/** All models of a size on one beginning. With a clock, each also reads its text again, and is timed. */
export async function writeSideBySide(
  beginning: string,
  how: { size: TextSize; sampling: Sampling; count: number; window: number; seed: number },
  now?: Clock,
): Promise<Sides> {
  const { size, sampling, count, window, seed } = how;
  const made = await withTextModels(size, ({ name, title, open }) => {
    const writer = open(window);
    const gone = goOn(writer, beginning, { sampling, count, shown: 0 }, new Random(seed, 'side by side'));
    const last = FLOAT32 * writer.carried();
    writer.dispose();
    const single = open(window);
    single.read(0);
    const first = FLOAT32 * single.carried();
    single.dispose();
    const written = gone.written.map(({ character, chance }) => ({
      character,
      bits: Number(bitsOf(chance).toFixed(DIGITS)),
    }));
    const pace = now && paceOf(() => open(window), classesOf(textBefore(gone, count)), now);
    const side: Side = { name, title, written, bits: meanBits(gone.written), bytes: [first, last], pace };
    return { gone, side };
  });
  const [{ gone }] = made;
  return { start: gone.start, leftOut: gone.leftOut, sides: made.map(({ side }) => side) };
}
