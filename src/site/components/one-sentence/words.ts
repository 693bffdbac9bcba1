/** Sentences about what the five models do, for the caption and for whoever cannot see the picture. */
import { percent } from '../../../charts/scale.ts';
import { READERS, readerNames, type Steps } from '../../../training/readers.ts';
import { counted } from '../../../units.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

/** A character as it is shown: a space would not be seen. */
export const visible = (character: string): string => (character === ' ' ? '·' : character);
const spoken = (character: string): string => (character === ' ' ? ui.aSpace : `“${character}”`);

/** A probability as the length of a bar, of which something is to be seen always. */
export const barWidth = (probability: number): string => `${Math.max(2, 100 * probability).toFixed(1)}%`;

/** What each model expects after the first `read` characters. */
export function expectations({ text, readings }: Steps, read: number): string {
  const each = readerNames.map((name) => {
    const [character, probability] = readings[name].next[read - 1]![0]!;
    return `${READERS[name].title} ${spoken(character)} (${percent(probability)})`;
  });
  return fill(ui.expectations, { text: text.slice(0, read), each: each.join(', ') });
}

/** Bytes with their unit. */
export const inBytes = (bytes: number): string => `${counted(bytes)} B`;
