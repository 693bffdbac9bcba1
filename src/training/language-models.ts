/** The language models that are compared on a text, by name, and what is shown of them. Words only: the page reads this without a network. */

/** Networks that learn, and the orders of the tables that count. */
export const LEARNERS = { gru: 'GRU', transformer: 'Transformer' } as const;
export const TABLES = { 1: 'single letters', 2: 'pairs', 3: 'triples', 4: 'runs of four' } as const;
export type Learner = keyof typeof LEARNERS;

/** A next character and its chance. */
export type Guess = [letter: string, chance: number];

export interface TextFrame {
  step: number;
  /** Bits a character on what was held out: of each network by step, of each table. */
  nets: Record<Learner, [step: number, bits: number][]>;
  tables: Record<keyof typeof TABLES, number>;
  parameters: Record<Learner, number>;
  /** A piece of what was held out; after each of its characters the likeliest next ones, by model. */
  piece: string;
  guesses: Record<string, Guess[][]>;
}
