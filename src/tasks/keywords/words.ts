/** The words that the keyword spotters know. Words only: a page reads this without a model. */

/**
 * The ten commands of the task that published spotters are compared on (Speech Commands with 12 labels), so that a row of
 * this glossary and a row of theirs are about the same words. The clips are not the same: ours are synthesized.
 */
export const WORDS = ['yes', 'no', 'up', 'down', 'left', 'right', 'on', 'off', 'stop', 'go'] as const;
/** Any other word, and no word at all. */
export const [UNKNOWN, SILENCE] = ['unknown', 'silence'] as const;
/** What a spotter decides between: its classes, in their order. */
export const LABELS = [...WORDS, UNKNOWN, SILENCE] as const;
export type Label = (typeof LABELS)[number];

/** The label of a word: its own if it is a keyword, else `unknown`; of an empty text, `silence`. */
export const labelOf = (word: string): Label => LABELS.find((label) => label === word) ?? (word ? UNKNOWN : SILENCE);
