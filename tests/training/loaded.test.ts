import { beforeAll, describe, expect, it } from 'vitest';
import type { Weights } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { trainBothWays } from '../../src/training/both-ways.ts';
import { compareModels } from '../../src/training/comparison.ts';
import { trainOverDistance } from '../../src/training/distance.ts';
import { trainSeq2seq } from '../../src/training/encoder-decoder.ts';
import { trainTruncated } from '../../src/training/truncated.ts';

beforeAll(() => startEngine());

type Run<F = any> = (loaded?: Weights) => Generator<F, Weights>;
/** A short training, and the numbers of its last frame that do not depend on how the weights came about. */
const trainings: [name: string, run: Run, tested: (last: any) => unknown][] = [
  [
    'five nets side by side',
    (loaded) => compareModels('recall', 3, 4, loaded),
    ({ nets }) => nets.map(({ tested }: any) => tested),
  ],
  [
    'two readers',
    (loaded) => trainBothWays('after', 2, 3, 20, loaded),
    ({ readers }) => readers.map(({ leaning, curve }: any) => [leaning, curve.at(-1)[1]]),
  ],
  [
    'five carriers',
    (loaded) => trainOverDistance(8, 3, 20, loaded),
    ({ carriers }) => carriers.map(({ curve }: any) => curve.at(-1)[1]),
  ],
  [
    'an encoder and a decoder',
    (loaded) => trainSeq2seq(8, 3, 40, 1, loaded),
    ({ tested, example, vector }) => ({ tested, example, vector }),
  ],
  [
    'a cell of the map',
    (loaded) => trainTruncated({ window: 4, lag: 2, carried: true, seed: 3, steps: 400 }, loaded),
    ({ accuracy }) => accuracy,
  ],
];
function whole(run: Run, loaded?: Weights) {
  const [frames, training] = [[] as any[], run(loaded)];
  let step = training.next();
  for (; !step.done; step = training.next()) frames.push(step.value);
  return { frames, weights: step.value };
}

describe.each(trainings)('%s', (_, run, tested) => {
  it('test the same with the weights they returned, return those to the last bit, and keep nothing', () => {
    const before = memory().numTensors;
    const { frames, weights } = whole(run);
    const again = whole(run, weights);
    expect(again.frames).toHaveLength(1);
    expect(tested(again.frames.at(-1))).toEqual(tested(frames.at(-1)));
    expect(again.weights).toEqual(weights);
    expect(memory().numTensors).toBe(before);
  });

  it('do not depend on their own first weights once others are loaded', () => {
    const { weights } = whole(run);
    const others = Object.fromEntries(
      Object.entries(weights).map(([name, { shape, data }]) => [name, { shape, data: data.map((value) => -value) }]),
    );
    expect(tested(whole(run, others).frames.at(-1))).not.toEqual(tested(whole(run, weights).frames.at(-1)));
  });

  it('name the weight that is missing or of another shape, and keep nothing', () => {
    const { weights } = whole(run);
    const before = memory().numTensors;
    const [name, { shape }] = Object.entries(weights).at(-1)!;
    const { [name]: _last, ...rest } = weights;
    expect(() => whole(run, rest)).toThrow(`no weights named ${name}`);
    expect(() => whole(run, { ...rest, [name]: { shape: [7], data: new Float32Array(7) } })).toThrow(
      `${name} is [7] in the file, and [${shape}] here`,
    );
    expect(memory().numTensors).toBe(before);
  });
});
