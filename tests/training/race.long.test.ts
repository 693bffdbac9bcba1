/** The race: equal sizes, the same batches for all, lanes that add up to the whole, and words that follow from the numbers. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import race from '../../src/demos/race.tsx';
import { startEngine } from '../../src/engine/backend.ts';
import type { Tensor3D } from '../../src/engine/tfjs.ts';
import { memory, tensor, tidy } from '../../src/engine/tfjs.ts';
import { models } from '../../src/models/registry.ts';
import { Random } from '../../src/random.ts';
import {
  lanesOf,
  type ModelName,
  RACE_MODELS,
  RACE_TASKS,
  type Race,
  type RaceTaskName,
  type RunResult,
} from '../../src/training/race/entries.ts';
import { type RaceSettings, racePlan, runRace } from '../../src/training/race/race.ts';
import { costOf, raceNetwork, sizesFor, WITHIN } from '../../src/training/race/race-network.ts';
import { curveOf, median, middle, results, verdict } from '../../src/training/race/results.ts';
import { raceTaskOf } from '../../src/training/race/tasks.ts';
import { Trainer } from '../../src/training/train.ts';

const settings: RaceSettings = {
  course: 'parity',
  nets: 'lstm,transformer',
  match: 'parameters',
  size: 1000,
  layers: 1,
  steps: 20,
  seconds: 1,
  runs: 2,
  seed: 5,
  series: '',
  text: '',
};
const clock = () => {
  let now = 0;
  return () => (now += 10);
};
const lastOf = (given: RaceSettings, lanes?: string[]) => [...runRace(given, clock(), lanes)].at(-1)!;
const all = Object.keys(RACE_MODELS) as ModelName[];
const SIZE = race.controls.size;

it('a net that cannot be so small says what it can be', () => {
  const course = raceTaskOf('text', settings);
  const given = { D: course.learn.inputs, K: course.learn.outputs, depth: 1 };
  expect(() => sizesFor(models.lstm, given, 'parameters', 400, course.steps)).toThrow(
    /^This net cannot have about 400 parameters: the nearest is \d+\. Choose a larger size\.$/,
  );
});

beforeAll(() => startEngine());

describe.each(Object.keys(RACE_TASKS) as RaceTaskName[])('on %s', (name) => {
  const course = raceTaskOf(name, settings);
  const given = { D: course.learn.inputs, K: course.learn.outputs };

  it.each([1, 2])(
    `all nets are equal within ${100 * WITHIN} %% at every size that can be chosen, with %i layers`,
    (depth) => {
      for (let size = SIZE.min; size <= SIZE.max; size += SIZE.step)
        for (const by of ['parameters', 'work'] as const)
          for (const net of all) {
            const sizes = sizesFor(models[net], { ...given, depth }, by, size, course.steps);
            expect(
              Math.abs(costOf(models[net], sizes, course.steps)[by] / size - 1),
              `${net} ${by} ${size}`,
            ).toBeLessThanOrEqual(WITHIN);
          }
    },
  );

  it('every net takes a step, is scored, and is tested beyond what it saw', () => {
    const ran = lastOf({ ...settings, course: name, nets: all.slice(0, 8).join(','), size: 3000, steps: 1, runs: 1 });
    for (const { curve, tested, loss } of Object.values(ran)) {
      expect([curve.length, tested.map(([length]) => length)]).toEqual([1, course.tested]);
      expect([loss, ...curve.flat(), ...tested.flat()].every(Number.isFinite)).toBe(true);
    }
  });
});

it('every net looks back only: later inputs do not change earlier scores', () => {
  for (const net of all) {
    tidy(() => {
      const sizes = sizesFor(models[net], { D: 3, K: 2, depth: 2 }, 'parameters', 2000, 12);
      const made = raceNetwork(models[net], sizes);
      const weights = made.weights(new Random(1));
      const random = new Random(2);
      const x = Array.from({ length: 12 }, () => [random.normal(), random.normal(), random.normal()]);
      const scores = (rows: number[][]) => made.scores(weights, tensor([rows]) as Tensor3D).arraySync()[0];
      const [one, other] = [scores(x), scores(x.map((row, t) => (t < 8 ? row : row.map((value) => value + 1))))];
      for (let t = 0; t < 8; t++)
        for (let k = 0; k < 2; k++) expect(Math.abs(one[t][k] - other[t][k]), net).toBeLessThan(1e-5);
      expect(one[11]).not.toEqual(other[11]);
    });
  }
});

describe.each(all)('the parameters of %s', (net) => {
  const racer = models[net];
  it.each([
    [1, 3, 2, 2],
    [2, 3, 10, 18],
    [2, 7, 8, 34],
    [1, 34, 60, 34],
  ])('are counted without making one: %i layers, %i inputs, %i scores, %i units', (depth, D, K, H) => {
    const sizes = { D, K, depth, H, M: 9 };
    const weights = tidy(() =>
      Object.values(raceNetwork(racer, sizes).weights(new Random(1))).reduce((sum, { size }) => sum + size, 0),
    );
    const before = memory().numTensors;
    expect(costOf(racer, sizes, 12).parameters).toBe(weights);
    expect(memory().numTensors).toBe(before);
  });
});

it('finding the size of a net draws no weights', () => {
  for (const net of all) {
    const drawn = vi.spyOn(models[net], 'layer');
    sizesFor(models[net], { D: 3, K: 2, depth: 2 }, 'parameters', 6000, 12);
    expect(drawn).not.toHaveBeenCalled();
    drawn.mockRestore();
  }
});

it('the multiply-adds of an LSTM, an attention block and a convolution are those counted by hand', () => {
  const [D, K, M] = [3, 2, 8];
  const work = (net: ModelName, H: number, T: number) => costOf(models[net], { D, K, depth: 1, H, M }, T).work;
  const head = (H: number) => M * (H + 1) + K * (M + 1);
  expect(work('lstm', 5, 10)).toBe(4 * 5 * (3 + 5 + 1) + 3 * 5 + head(5));
  // Into 6 units; four matrices of attention, (T + 1) / 2 keys and values in the mean, the perceptron, two norms, turning.
  expect(work('transformer', 6, 9)).toBe(
    6 * 3 + 6 + 4 * 36 + 2 * 6 * 5 + (2 * 4 * 36 + 24 + 6) + 4 * 6 + 8 * 6 + head(6),
  );
  expect(work('tcn', 5, 10)).toBe(3 * 5 * 3 + 7 * 3 * 25 + 8 * 5 + 15 + head(5));
});

describe('a race', () => {
  it('goes the same way again, from one seed to the last bit', () => {
    const scores = (race: Race) =>
      Object.entries(race).map(([lane, { curve, loss, tested }]) => [lane, curve, loss, tested]);
    expect(scores(lastOf(settings))).toEqual(scores(lastOf(settings)));
    expect(scores(lastOf(settings))).not.toEqual(scores(lastOf({ ...settings, seed: 6 })));
  });

  it('is the same whole or in lanes', () => {
    const apart = Object.assign({}, ...lanesOf(settings).map((lane) => lastOf(settings, [lane])));
    const curves = (race: Race) =>
      Object.fromEntries(
        Object.entries(race).map(([lane, { curve }]) => [lane, curve.map(([step, , score]) => [step, score])]),
      );
    expect(curves(apart)).toEqual(curves(lastOf(settings)));
  });

  it('gives all nets of a seed the same batches', () => {
    const course = raceTaskOf('recall', settings);
    const batches = all.map((net) => {
      const seen: number[] = [];
      const { plan } = racePlan(
        net,
        {
          ...course,
          learn: {
            ...course.learn,
            batch: (random, ...rest) => {
              const made = course.learn.batch(random, ...rest);
              seen.push(...made.x.slice(0, 200));
              return made;
            },
          },
        },
        { ...settings, course: 'recall' },
        9,
        2,
      );
      const trainer = new Trainer(plan);
      trainer.next();
      trainer.next();
      trainer.dispose();
      return seen;
    });
    for (const one of batches) expect(one).toEqual(batches[0]);
  });

  it('gives all nets the same time, of their own, where time is equal', () => {
    const ran = lastOf({ ...settings, match: 'time', seconds: 1 });
    for (const { seconds, step } of Object.values(ran)) expect([seconds, step]).toEqual([expect.closeTo(1, 6), 100]);
  });

  it('leaves no tensor behind, run to its end or left on the way', () => {
    const before = memory().numTensors;
    lastOf(settings);
    const halfway = runRace(settings, clock());
    for (let k = 0; k < 5; k++) halfway.next();
    halfway.return(undefined as never);
    expect(memory().numTensors).toBe(before);
  });

  it('says what is wrong with the reader’s data, and which nets there are', () => {
    expect(() => lastOf({ ...settings, course: 'series', series: '1\n2' })).toThrow(
      'There are 2 numbers, and a model needs 120',
    );
    expect(() => lastOf({ ...settings, nets: 'lstm,grue' })).toThrow('No net is named grue. Choose from rnn, irnn');
  });
});

describe('the words of a race', () => {
  const lane = (
    net: ModelName,
    seed: number,
    score: number,
    far: number,
    solved: number | null = null,
  ): RunResult & Race[string] => ({
    net,
    seed,
    parameters: 1000,
    work: 1000,
    stateBytes: 64,
    step: 100,
    seconds: 2,
    perSecond: 1600,
    loss: 0.1,
    curve: [
      [1, 0.1, 0.5],
      [100, 2, score],
    ],
    solved,
    tested: [
      [20, score],
      [250, far],
    ],
    terms: { trained: 20, baseline: 0.5, baselineTitle: 'guessing' },
  });
  const raceOf = (...lanes: Race[string][]): Race =>
    Object.fromEntries(lanes.map((one) => [`${one.net}.${one.seed}`, one]));
  const said = { course: 'parity', match: 'parameters', runs: 2 } as const;

  it('name who solved it, when, with how many seeds, and what is left beyond', () => {
    const race = raceOf(
      lane('lstm', 1, 1, 1, 40),
      lane('lstm', 2, 1, 0.98, 60),
      lane('gru', 1, 1, 0.6, 80),
      lane('gru', 2, 0.7, 0.5),
      lane('transformer', 1, 0.52, 0.5),
      lane('transformer', 2, 0.5, 0.5),
    );
    expect(verdict(race, said)).toBe(
      'On running parity, after 100 training steps, equal in parameters, over 2 seeds: solved by LSTM (step 50); with some seeds by GRU (1 of 2); not solved by Transformer (51 % correct). ' +
        'At 250 steps, where training went up to 20: LSTM 99 %, GRU 55 % and Transformer 50 %. Only LSTM generalizes to that length.',
    );
  });

  it('say that seeds cannot tell two nets apart, where they cannot', () => {
    const errors = raceOf(
      lane('lstm', 1, 0.3, 0.3),
      lane('lstm', 2, 0.5, 0.4),
      lane('gru', 1, 0.4, 0.4),
      lane('gru', 2, 0.6, 0.5),
    );
    expect(verdict(errors, { ...said, course: 'series' })).toContain(
      'Some seeds of GRU did as well as some of LSTM, so these runs cannot tell them apart.',
    );
    const clear = raceOf(
      lane('lstm', 1, 0.3, 0.3),
      lane('lstm', 2, 0.35, 0.4),
      lane('gru', 1, 0.4, 0.4),
      lane('gru', 2, 0.6, 0.5),
    );
    expect(verdict(clear, { ...said, course: 'series' })).not.toContain('tell them apart');
  });

  it('say that one seed shows no spread, and that nothing carries over where nothing does', () => {
    const words = verdict(raceOf(lane('lstm', 1, 1, 0.6, 40), lane('rnn', 1, 0.9, 0.5)), { ...said, runs: 1 });
    expect(words).toContain('with one seed, which shows no spread');
    expect(words).toContain('no model generalizes');
  });

  it('change with the numbers', () => {
    const one = raceOf(lane('lstm', 1, 1, 1, 40), lane('gru', 1, 0.6, 0.5));
    expect(verdict(one, said)).not.toBe(verdict(raceOf(lane('lstm', 1, 0.6, 0.5), lane('gru', 1, 1, 1, 40)), said));
  });

  it('rest on medians and on the worst and best seed', () => {
    const [lstmResult] = results(raceOf(lane('lstm', 1, 0.9, 1), lane('lstm', 2, 0.5, 1), lane('lstm', 3, 0.7, 1)));
    expect([lstmResult.score, lstmResult.spread]).toEqual([0.7, [0.5, 0.9]]);
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
    expect(
      middle([
        [
          [0, 0],
          [1, 4],
        ],
        [
          [0, 2],
          [1, 6],
          [2, 9],
        ],
      ]),
    ).toEqual([
      [0, 1],
      [1, 5],
    ]);
    expect(curveOf(lane('lstm', 1, 0.9, 1), 'sequences')).toEqual([
      [32, 0.5],
      [3200, 0.9],
    ]);
    expect(curveOf(lane('lstm', 1, 0.9, 1), 'seconds')).toEqual([
      [0.1, 0.5],
      [2, 0.9],
    ]);
  });
});
