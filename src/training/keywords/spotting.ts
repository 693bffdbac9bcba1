/** From probabilities over time to words that were spotted. Without a model: a page reads this alone. */
import { LABELS, SILENCE, UNKNOWN, WORDS } from '../../tasks/keywords/words.ts';

/** A word is spotted once its probability is as high as this. */
export const ENOUGH = 0.5;

/** The label that is most probable, and its probability. */
export function likeliest(chances: number[]): { label: (typeof LABELS)[number]; chance: number } {
  const chance = Math.max(...chances);
  return { label: LABELS[chances.indexOf(chance)], chance };
}

/** When each word first reaches what is enough, in the order of time: steps count from 0. */
export function spottings(chances: number[][]): { word: string; step: number }[] {
  return WORDS.flatMap((word, k) => {
    const step = chances.findIndex((all) => all[k] >= ENOUGH);
    return step < 0 ? [] : [{ word: word as string, step }];
  }).sort((a, b) => a.step - b.step);
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
