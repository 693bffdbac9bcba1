import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { argMax, type Tensor3D, tensor, tidy } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { reversal } from '../../src/tasks/reversal.ts';
import { encoderDecoder, scheduledSampling } from '../../src/training/encoder-decoder.ts';

const [SIZE, LENGTH, D] = [200, 8, reversal.inputs];
beforeAll(() => startEngine());

/** The inputs of the decoder that a ratio leaves, and those that are the model's own symbols, out of all but the first. */
function shares(ratio: number) {
  return tidy(() => {
    const model = encoderDecoder(4);
    const weights = model.weights(new Random(1));
    const right = reversal.batch(new Random(2), SIZE, LENGTH).x;
    const random = new Random(2);
    const given = scheduledSampling(model, ratio)(reversal.batch(random, SIZE, LENGTH), weights, random).x;
    const scores = model.scores(weights, tensor(right, [SIZE, 2 * LENGTH, D]) as Tensor3D);
    const own = argMax(scores, -1).dataSync();
    let [count, kept, written] = [0, 0, 0];
    for (let place = 0; place < SIZE * 2 * LENGTH; place++) {
      const [was, is] = [right, given].map((x) => x.slice(place * D, (place + 1) * D).indexOf(1)) as [number, number];
      const t = place % (2 * LENGTH);
      if (t <= LENGTH) {
        // The word itself, and what tells the decoder to begin, are never replaced.
        expect(is).toBe(was);
        continue;
      }
      // Where the model is right, nobody can tell whose symbol it is.
      if (own[place - 1] === was) continue;
      count += 1;
      kept += Number(is === was);
      written += Number(is === own[place - 1]);
    }
    expect(kept + written).toBe(count);
    return { count, kept: kept / count };
  });
}

describe('the inputs of the decoder in training', () => {
  test.each([1, 0.9, 0.5, 0.1, 0])(
    'are the right symbols with a chance of the ratio, %d, else the model’s own',
    (ratio) => {
      const { count, kept } = shares(ratio);
      expect(count).toBeGreaterThan(800);
      // Four standard deviations of a share of so many draws: none at 0 and 1.
      expect(Math.abs(kept - ratio)).toBeLessThanOrEqual(4 * Math.sqrt((ratio * (1 - ratio)) / count));
    },
  );
});
