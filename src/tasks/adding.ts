/** The adding problem: of many numbers two are marked, and their sum is asked for at the end. */
import { emptyBatch, type Task } from './task.ts';

/**
 * Each step brings a number in [0, 1) and a mark, 1 at one step of the first half and one of the second, 0 elsewhere;
 * the answer, asked for at the last step only, is the sum of the two marked numbers (Hochreiter & Schmidhuber 1997, in
 * the form of Le et al. 2015). Always answering 1 has a mean squared error of 1/6. `length` is at least 2.
 */
export const adding: Task = {
  title: 'The adding problem',
  inputs: 2,
  outputs: 1,
  // How often the sum lies within 0.1 of 1, its mean.
  chance: 0.19,
  batch(random, size, length) {
    if (length < 2)
      throw new Error(`The adding problem needs two numbers; its length is ${length}. Make it 2 or more.`);
    const batch = { ...emptyBatch(size, length, 2), target: new Float32Array(size * length) };
    const half = Math.floor(length / 2);
    for (let row = 0; row < size; row++) {
      const marked = [random.below(half), half + random.below(length - half)];
      for (let t = 0; t < length; t++) {
        const isMarked = marked.includes(t);
        const number = random.next();
        batch.x.set([number, Number(isMarked)], 2 * (row * length + t));
        if (isMarked) batch.target[(row + 1) * length - 1]! += number;
      }
      batch.scored[(row + 1) * length - 1] = 1;
    }
    return batch;
  },
};
