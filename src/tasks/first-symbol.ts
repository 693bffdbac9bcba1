/** The first symbol: one of four comes first, noise follows, and at the end it is asked for. */
import { emptyBatch, type Task } from './task.ts';

/** Symbols to remember, kinds of noise, and one input that asks. */
export const [REMEMBERED, NOISE] = [4, 4];

/** `length` is the distance in steps from the symbol to the question; only the question is scored. */
export const firstSymbol: Task = {
  title: 'The first symbol',
  inputs: REMEMBERED + NOISE + 1,
  outputs: REMEMBERED,
  chance: 1 / REMEMBERED,
  batch(random, size, length) {
    const [T, D] = [length + 1, REMEMBERED + NOISE + 1];
    const batch = emptyBatch(size, T, D);
    for (let row = 0; row < size; row++) {
      const symbol = random.below(REMEMBERED);
      const inputs = [
        symbol,
        ...Array.from({ length: length - 1 }, () => REMEMBERED + random.below(NOISE)),
        REMEMBERED + NOISE,
      ];
      inputs.forEach((input, t) => (batch.x[(row * T + t) * D + input] = 1));
      batch.y[row * T + length] = symbol;
      batch.scored[row * T + length] = 1;
    }
    return batch;
  },
};
