import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { carried, measureCosts, stateBytes } from '../../src/training/cost.ts';
import type { CostFrame, Measure } from '../../src/training/cost-curve.ts';
import { LENGTHS } from '../../src/training/cost-curve.ts';
import { costModels } from '../../src/training/cost-models.ts';
import { millisecondsOf } from '../../src/training/stopwatch.ts';

beforeAll(async () => {
  await startEngine();
});

/** A clock, and a call that takes so many milliseconds by it: the first of the list first, the last one again and again. */
function fake(...lasts: number[]) {
  let [time, calls] = [0, 0];
  return {
    now: () => time,
    call: () => (time += lasts[Math.min(calls++, lasts.length - 1)]!),
    pass: (ms: number) => (time += ms),
    calls: () => calls,
  };
}

describe('the stopwatch', () => {
  const measured = (clock: ReturnType<typeof fake>, meanwhile = () => {}) => {
    const work = millisecondsOf(clock.call, clock.now);
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) return step.value;
      meanwhile();
    }
  };

  test('gives the median of five rounds with the least and the most of them, and leaves the warm-up out', () => {
    expect(measured(fake(200, 25, 90, 21, 80, 40))).toEqual({ median: 40, least: 21, most: 90 });
  });

  test('divides what a round of many quick calls takes by their number', () => {
    expect(measured(fake(0.25)).median).toBeCloseTo(0.25);
  });

  test('begins no round when the budget is spent, but one more than the first, to show how far they lie apart', () => {
    const clock = fake(1000, 900, 1200, 5);
    expect(measured(clock)).toEqual({ median: 1200, least: 900, most: 1200 });
    expect(clock.calls()).toBe(3);
  });

  test('does not count the time that others have the thread', () => {
    const clock = fake(30);
    expect(measured(clock, () => clock.pass(5000)).median).toBe(30);
  });

  test('comes to an end by a clock that stands still', () => {
    expect(measured(fake(0))).toEqual({ median: 0, least: 0, most: 0 });
  });
});

describe('the state that is weighed', () => {
  const bytes = (name: string, T: number) => stateBytes(costModels[name]!.cell!, 8, T, new Random(3));

  test('is what the next step depends on: all of an LSTM’s, and of attention’s not the output', () => {
    const parts = (name: string) => {
      const { cell } = costModels[name]!;
      return carried(cell!, cell!.weights({ D: 8, H: 8, N: 16 }, new Random(1)), 8);
    };
    expect(parts('lstm').sort()).toEqual(['c', 'h']);
    expect(parts('attention').sort()).toEqual(['keys', 'values']);
  });

  test('has the bytes of the formula after any number of tokens', () => {
    for (const T of [1, 5, 300]) expect([bytes('lstm', T), bytes('attention', T)]).toEqual([2 * 8 * 4, 2 * T * 8 * 4]);
  });
});

describe('the costs', () => {
  const lastOf = (now: () => number) => {
    let last: CostFrame | undefined;
    for (const frame of measureCosts(8, 1, now)) last = frame;
    return last!;
  };
  /** Every reading a second later: whatever is measured takes one. */
  const slow = () => {
    let time = 0;
    return () => (time += 1000);
  };

  test('stop for a net where the next length would take too long, and go on for the others', () => {
    const { lines, next } = lastOf(slow());
    const ends = (measure: Measure) =>
      Object.fromEntries(
        lines.flatMap(({ name, curves: { [measure]: curve } }) =>
          curve ? [[name, [curve.points.at(-1)![0], curve.stopped]]] : [],
        ),
      );
    expect(ends('train')).toMatchObject({ lstm: [64, true], attention: [64, true] });
    expect(ends('token')).toMatchObject({ lstm: [4096, false], uncached: [64, true] });
    expect(ends('state')).toMatchObject({ lstm: [4096, false], attention: [4096, false] });
    expect(next).toBe('');
  });

  test('come one by one, the first at once, and each of an earlier frame stays as it was', () => {
    const frames: CostFrame[] = [];
    for (const frame of measureCosts(8, 1, slow())) if (frames.push(frame) === 8) break;
    const points = ({ lines }: CostFrame) =>
      lines.flatMap(({ curves }) => Object.values(curves)).flatMap((curve) => curve.points).length;
    expect(points(frames[0]!)).toBe(0);
    expect(points(frames.at(-1)!)).toBeGreaterThan(2);
    expect(frames.map(points)).toEqual(frames.map(points).sort((a, b) => a - b));
    expect(frames.every(({ next }) => / at 64$/.test(next))).toBe(true);
  });

  test('leave no tensor behind, measured to the end or left in the middle of a round', () => {
    lastOf(slow());
    const before = memory().numTensors;
    lastOf(slow());
    for (let stop = 1; stop < 8; stop++) {
      let frames = 0;
      for (const _ of measureCosts(8, 1, slow())) if (++frames === stop) break;
    }
    expect(memory().numTensors).toBe(before);
  });

  test.each(Object.entries(costModels))(
    'are measured for %s where theory says how they grow, at lengths that double',
    (_, net) => {
      expect(Object.keys(net.theory).length).toBeGreaterThan(0);
      expect(LENGTHS.every((T, k) => k === 0 || T === 2 * LENGTHS[k - 1]!)).toBe(true);
    },
  );
});
