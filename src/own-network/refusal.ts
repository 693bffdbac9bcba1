/** Why a file, a network or a conversion cannot be used: a sentence for the reader that names what is wrong and the way on. */

/** The only error that reading a stranger's file may end in. */
export class Refusal extends Error {}

/** Ends the reading with a sentence. */
export function refuse(sentence: string): never {
  throw new Refusal(sentence);
}
