/** From probabilities over time to words that were spotted. Without a model: a page reads this alone. */
import { LABELS, SILENCE, UNKNOWN, WORDS } from '../../tasks/keywords/words.ts';

/** A word is spotted once its probability is as high as this. */
export const ENOUGH = 0.5;

/** The label that is most probable, and its probability. */
export function likeliest(chances: number[]): { label: (typeof LABELS)[number]; chance: number } {
  const chance = Math.max(...chances);
  return { label: LABELS[chances.indexOf(chance)], chance };
}

/** Steps of 20 ms after a word in which no other is spotted: its sound is still part of the last second that is judged. */
export const REST = 40;

/** When the probability of a word rises to what is enough, but for the rest after a word; steps count from 0. */
export function spottings(chances: number[][]): { word: string; step: number }[] {
  const found: { word: string; step: number }[] = [];
  for (const [step, all] of chances.entries()) {
    if (step < (found.at(-1)?.step ?? -REST) + REST) continue;
    const k = WORDS.findIndex((_, word) => all[word] >= ENOUGH && !(chances[step - 1]?.[word] >= ENOUGH));
    if (k >= 0) found.push({ word: WORDS[k], step });
  }
  return found;
}

/** A label over time. */
export interface LabelLine {
  label: string;
  isWord: boolean;
  values: number[];
}

/** The labels that are drawn: those that come up most, words before the two others where they tie. */
export function drawn(chances: number[][], most: number): LabelLine[] {
  const top = ({ values }: LabelLine) => Math.max(0, ...values);
  return LABELS.map((label, k) => ({
    label,
    isWord: label !== SILENCE && label !== UNKNOWN,
    values: chances.map((all) => all[k]),
  }))
    .sort((a, b) => top(b) - top(a) || Number(b.isWord) - Number(a.isWord))
    .slice(0, most);
}
