/** How far a run is and how long it still takes: work is counted and rests are not, and little work promises nothing. */
import { describe, expect, it } from 'vitest';
import { extentInWords, type Pace, paced, shareOf, timeLeft, wait } from '../../src/site/runtime/figure/progress.ts';
import { figure, training } from './operated.ts';

const after = (replies: [at: number, share: number][], pace?: Pace) =>
  replies.reduce<Pace | undefined>((so, [at, share]) => paced(so, at, share), pace);

describe('the time left', () => {
  it('follows from the share done since the first reply, and the time that took', () => {
    const replies: [number, number][] = [0.1, 0.2, 0.3, 0.4].map((share, k) => [5000 + 1000 * k, share]);
    expect(timeLeft(after(replies), 0.4)).toBeCloseTo(6000, 6);
  });

  it('is unknown before a second of work, where nothing came of it, and at the end', () => {
    expect(timeLeft(undefined, 0.5)).toBeUndefined();
    expect(
      timeLeft(
        after([
          [0, 0.1],
          [900, 0.2],
        ]),
        0.2,
      ),
    ).toBeUndefined();
    expect(
      timeLeft(
        after([
          [0, 0.1],
          [9000, 0.1],
        ]),
        0.1,
      ),
    ).toBeUndefined();
    expect(
      timeLeft(
        after([
          [0, 0.1],
          [9000, 1],
        ]),
        1,
      ),
    ).toBeUndefined();
  });

  it('does not count a rest as work', () => {
    const one = figure({ ...training, progress: { doing: 'Training', unit: 'step', at: () => [1, 4] } });
    const answer = (at: number) =>
      one.does({ type: 'replied', at, reply: { type: 'frame', run: 1, frame: { kind: 'a', size: 3, steps: 4 } } });
    one.open();
    one.does({ type: 'start' });
    answer(1000);
    answer(1500);
    one.does({ type: 'pause' });
    one.does({ type: 'start' });
    answer(60_000);
    answer(60_300);
    expect(one.state.pace?.worked).toBe(800);
  });

  it('is said as one waits for it', () => {
    expect([1, 11_400, 99_000, 150_000, 7_200_000].map(wait)).toEqual(['1 s', '12 s', '99 s', '3 min', '2 h']);
  });
});

describe('an extent', () => {
  it('has its unit, and commas between thousands', () => {
    const extent = { doing: 'Training', unit: 'step', done: 1240, of: 4500 };
    expect(extentInWords(extent)).toBe('step 1,240 of 4,500');
    expect(extentInWords({ ...extent, unit: 'second', done: 1.25, of: 9 })).toBe('second 1.3 of 9');
  });

  it('never goes beyond its end', () => {
    const extent = { doing: 'Training', unit: 'step', done: 610, of: 600 };
    expect([extentInWords(extent), shareOf(extent)]).toEqual(['step 600 of 600', 1]);
  });
});
