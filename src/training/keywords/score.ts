/** How well a keyword spotter does on clips: keywords heard, other words and silence left alone. */
import type { Tensors } from '../../models/cell.ts';
import type { Spoken } from '../../tasks/keywords/clips-task.ts';
import { LABELS, SILENCE, UNKNOWN } from '../../tasks/keywords/words.ts';
import { classify } from './listen.ts';
import type { SpotterName } from './network.ts';

/** Parts between 0 and 1; NaN of a kind that no clip was of. */
export interface SpotterScore {
  /** Of the keywords, those that were heard as the word that was spoken. */
  keywords: number;
  /** Of other words and of silence, those that were not heard as a keyword. */
  unknown: number;
  silence: number;
  /** How often a clip of each label (row) was heard as each label (column), in the order of `LABELS`. */
  matrix: number[][];
}

/** Clips that are classified at once. */
const AT_ONCE = 64;

/** The score on clips of one second each. */
export function spotterScore(name: SpotterName, weights: Tensors, clips: Spoken[]): SpotterScore {
  const matrix = LABELS.map(() => LABELS.map(() => 0));
  for (let at = 0; at < clips.length; at += AT_ONCE) {
    const some = clips.slice(at, at + AT_ONCE);
    const chances = classify(
      name,
      weights,
      some.map(({ samples }) => samples),
    );
    some.forEach(({ label }, k) => {
      matrix[LABELS.indexOf(label)][chances[k].indexOf(Math.max(...chances[k]))]++;
    });
  }
  return { ...parts(matrix), matrix };
}

/** The three parts of a matrix of counts. */
function parts(matrix: number[][]): Omit<SpotterScore, 'matrix'> {
  const others = [LABELS.indexOf(UNKNOWN), LABELS.indexOf(SILENCE)];
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  const keywords = LABELS.flatMap((_, k) => (others.includes(k) ? [] : [k]));
  const leftAlone = (k: number) => sum(others.map((other) => matrix[k][other])) / sum(matrix[k]);
  return {
    keywords: sum(keywords.map((k) => matrix[k][k])) / sum(keywords.map((k) => sum(matrix[k]))),
    unknown: leftAlone(others[0]),
    silence: leftAlone(others[1]),
  };
}
