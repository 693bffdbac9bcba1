import { describe, expect, it, test } from 'vitest';
import { Moments } from '../../src/site/runtime/figure/moments.ts';
import { compared, fromWord, sampled, toWord } from '../../src/site/runtime/figure/replay.ts';
import { csvOf } from '../../src/site/runtime/files/csv.ts';

const curve = Array.from({ length: 100 }, (_, k) => Math.exp(-k / 20));

describe('the curve of a shared training', () => {
  it('goes through a link with its ends', () => {
    const back = fromWord(toWord(sampled(curve)))!;
    expect(back.length).toBe(100);
    expect(back.points).toEqual(sampled(curve).points.map(Math.fround));
    expect(back.points[0]).toBe(1);
    expect(back.points.at(-1)).toBe(Math.fround(curve[99]!));
  });

  it('is short enough for a message', () => expect(toWord(sampled(curve)).length).toBeLessThanOrEqual(80));

  it.each([
    '',
    '100',
    '100.',
    '100.A',
    '100.AAAA',
    '5.****',
    '-1.AAAA',
    '1.AADAfw',
    'x'.repeat(999),
    '999999999.AAAAAA',
  ])('is refused where it is “%s”', (word) => {
    expect(fromWord(word)).toBeNull();
  });

  it('is called reproduced within the tolerance, and its distance is told beyond it', () => {
    const shared = sampled(curve);
    expect(
      compared(
        shared,
        curve.map((value) => value + 0.0005),
      ),
    ).toBe('Reproduced: 12 points of the shared curve agree to within 0.1 %.');
    expect(
      compared(
        shared,
        curve.map((value, k) => value + (k === 99 ? 0.25 : 0)),
      ),
    ).toMatch(/^Differs on this device by up to 0\.25,/);
    expect(compared(shared, curve.slice(1))).toMatch(/has 99 points|by/);
  });

  it('of another length with fewer points is told apart', () => {
    expect(compared(sampled(curve), [1, 2])).toBe(
      'Differs on this device: its curve has 2 points, the shared one 100.',
    );
  });
});

test('moments of a run keep its first and its newest frame, evenly between, and never more than asked for', () => {
  let moments = new Moments<number>(8);
  for (let k = 0; k < 1000; k++) {
    moments = moments.with(k);
    expect(moments.all.length).toBeLessThanOrEqual(8);
    expect(moments.all.at(-1)).toBe(k);
    expect(moments.all[0]).toBe(0);
  }
  const gaps = moments.all.slice(1, -1).map((frame, k) => frame - moments.all[k]!);
  expect(new Set(gaps).size).toBe(1);
});

describe('the numbers of a frame as CSV', () => {
  it('put settings first, then a table for every length', () => {
    const frame = {
      half: 0.5,
      losses: [3, 2, 1],
      points: [
        [0, 1],
        [2, 3],
      ],
      nets: [
        {
          name: 'LSTM',
          curve: [
            [1, 9],
            [2, 8],
          ],
        },
      ],
    };
    expect(csvOf(frame, { seed: 1 })).toBe(
      'seed,half,nets LSTM name\r\n1,0.5,LSTM\r\n\r\npoints 1,points 2,nets LSTM curve 1,nets LSTM curve 2\r\n0,1,1,9\r\n2,3,2,8\r\n\r\nlosses\r\n3\r\n2\r\n1\r\n',
    );
  });

  it('make a table of a list of rows, with gaps where a row lacks a value', () => {
    expect(csvOf({ rows: [{ a: 1, b: 'x,"y"' }, { a: 2 }] }, {})).toBe('rows a,rows b\r\n1,"x,""y"""\r\n2,\r\n');
  });

  it('hold no text that a spreadsheet would run', () => expect(csvOf({ said: '=1+1' }, {})).toBe("said\r\n'=1+1\r\n"));
});
