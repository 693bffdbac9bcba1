/** The induction task: a mark came once, with a symbol after it; now the mark comes again. What follows? */
import { emptyBatch, type Task } from './task.ts';

/**
 * Symbols at random; somewhere in the first half a mark, and the mark again at the last step. The answer, asked for there
 * only, is the symbol that followed the first mark (in the form of Gu & Dao 2023). x is one-hot, [B,T,symbols + 1], the
 * mark last. `length` is at least 4.
 */
export const inductionOf = (symbols: number): Task => ({
  title: 'Induction',
  inputs: symbols + 1,
  outputs: symbols,
  chance: 1 / symbols,
  batch(random, size, length) {
    if (length < 4) throw new Error(`The induction task needs 4 steps; its length is ${length}. Make it 4 or more.`);
    const D = symbols + 1;
    const batch = emptyBatch(size, length, D);
    for (let row = 0; row < size; row++) {
      const tokens = Array.from({ length }, () => random.below(symbols));
      const marked = random.below(Math.floor(length / 2));
      tokens[marked] = tokens[length - 1] = symbols;
      tokens.forEach((token, t) => (batch.x[(row * length + t) * D + token] = 1));
      batch.y[(row + 1) * length - 1] = tokens[marked + 1]!;
      batch.scored[(row + 1) * length - 1] = 1;
    }
    return batch;
  },
});

/** The size that networks are trained on in the tab: 8 symbols. */
export const induction = inductionOf(8);
