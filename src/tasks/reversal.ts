/** Reversal: read a word of symbols, then write it backward. A task for an encoder and a decoder. */
import { emptyBatch, type Task } from './task.ts';

/** Symbols that words are made of; one more input says "begin to write". */
export const SYMBOLS = 6;

/**
 * The first half of a sequence holds the word, the second what the decoder is given: the begin mark, then each right
 * symbol after it was due (teacher forcing). The answers of the second half are the word backward. `length` is that of
 * the word.
 */
export const reversal: Task = {
  title: 'Reversal of a word',
  inputs: SYMBOLS + 1,
  outputs: SYMBOLS,
  chance: 1 / SYMBOLS,
  batch(random, size, length) {
    const D = SYMBOLS + 1;
    const batch = emptyBatch(size, 2 * length, D);
    for (let row = 0; row < size; row++) {
      const word = Array.from({ length }, () => random.below(SYMBOLS));
      const backward = [...word].reverse();
      const inputs = [...word, SYMBOLS, ...backward.slice(0, -1)];
      inputs.forEach((symbol, t) => (batch.x[(row * 2 * length + t) * D + symbol] = 1));
      backward.forEach((symbol, t) => {
        const at = row * 2 * length + length + t;
        batch.y[at] = symbol;
        batch.scored[at] = 1;
      });
    }
    return batch;
  },
};
