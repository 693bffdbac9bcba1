/** Which word was it? A clip of a second, and its label. */
import type { Random } from '../../random.ts';
import { emptyBatch, type Task } from '../task.ts';
import { INPUTS, logMel, STEPS } from './features.ts';
import { LABELS, type Label } from './words.ts';

/** A spoken word: samples at 8 kHz between −1 and 1, at most a second of them; silence has none. */
export interface Spoken {
  label: Label;
  samples: Float32Array;
}

/** The task of clips that `draw` makes, each of one second. A batch has one step: the features of a clip as one row of 49·80. */
export const clipsTask = (draw: (random: Random) => Spoken): Task => ({
  title: 'Which word was spoken',
  inputs: STEPS * INPUTS,
  outputs: LABELS.length,
  chance: 1 / LABELS.length,
  batch(random, size) {
    const batch = emptyBatch(size, 1, STEPS * INPUTS);
    batch.scored.fill(1);
    for (let row = 0; row < size; row++) {
      const { label, samples } = draw(random);
      batch.x.set(logMel(samples), row * STEPS * INPUTS);
      batch.y[row] = LABELS.indexOf(label);
    }
    return batch;
  },
});
