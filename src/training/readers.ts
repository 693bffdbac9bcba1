/** The five text models that read one sentence side by side, and what is shown of each. Words only: the page reads this without a model. */

export const READERS = {
  rnn: { title: 'RNN', carries: 'rewrites one vector' },
  lstm: { title: 'LSTM', carries: 'a cell that keeps' },
  gru: { title: 'GRU', carries: 'a gate keeps or replaces' },
  mamba: { title: 'Mamba', carries: 'a linear state' },
  transformer: { title: 'Transformer', carries: 'looks back at everything' },
} as const;
export type ReaderName = keyof typeof READERS;
export const readerNames = Object.keys(READERS) as ReaderName[];

/** A next character and its probability. */
export type Guess = [character: string, probability: number];

/** What one model makes of a sentence of T characters. */
export interface Reading {
  /** After each character, the most probable next ones, the first the most probable. */
  next: Guess[][];
  /**
   * What is drawn of its memory, a row each: some numbers of its state after each character, [rows,T]; or, where it looks
   * back, how much attention each character pays to each before it and itself, T rows that grow longer.
   */
  memory: number[][];
  looksBack?: true;
  /** Numbers that it carries after one character: of a memory that grows, this many more after each. */
  carried: number;
}

/** A sentence read by all. */
export interface Sentence {
  text: string;
  readings: Record<ReaderName, Reading>;
}

/** Bytes that a model carries once `characters` are read, in float32. */
export const bytesAfter = ({ carried, looksBack }: Omit<Reading, 'memory'>, characters: number): number =>
  4 * carried * (looksBack ? characters : 1);

/** As much of a sentence as it takes to go through it where its picture is drawn. */
export interface Steps {
  text: string;
  readings: Record<ReaderName, Omit<Reading, 'memory'>>;
}

/** Characters in a window of text, in training and when scored. Each window is read from an empty memory. */
export const CONTEXT = 64;
