/** Dropout at each place, recurrent matrices to start from, and contours: what each promises, on small cases. */
import { beforeAll, describe, expect, it } from 'vitest';
import { contour } from '../../src/charts/contours.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { scope } from '../../src/engine/scope.ts';
import { type Tensor3D, tensor } from '../../src/engine/tfjs.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { droppedLstm } from '../../src/training/dropout-cell.ts';
import { type MaskKind, PLACES, type Place } from '../../src/training/dropout-names.ts';
import { bend, valley } from '../../src/training/landscape.ts';
import { orthogonalColumns } from '../../src/training/start-matrices.ts';

beforeAll(() => startEngine());

/** The outputs, cell states and masks of a fresh LSTM of six units on one sequence. */
const run = (place: Place, masks: MaskKind, rate: number) =>
  scope(() => {
    const weights = lstm.weights({ D: 3, H: 6 }, new Random(1, 'weights'));
    const random = new Random(1, 'x');
    const x = tensor(
      Array.from({ length: 24 }, () => random.normal()),
      [1, 8, 3],
    ) as Tensor3D;
    const read = ({ h, states, gates }: ReturnType<typeof unroll>) => ({
      h: [...h.dataSync()],
      c: states.map((state) => [...state.c.dataSync()]),
      masks: gates.map(({ mask }) => (mask ? [...mask.dataSync()] : [])),
    });
    return {
      dropped: read(unroll(droppedLstm(place, masks, rate, new Random(2)), weights, x) as ReturnType<typeof unroll>),
      free: read(unroll(lstm, weights, x) as ReturnType<typeof unroll>),
    };
  });

describe.each(Object.keys(PLACES) as Place[])('dropout on the %s', (place) => {
  it('changes nothing at a rate of 0, and something at a rate of one half', () => {
    const none = run(place, 'fresh', 0);
    none.dropped.h.forEach((value, k) => expect(value).toBeCloseTo(none.free.h[k], 6));
    const half = run(place, 'fresh', 0.5);
    expect(half.dropped.h).not.toEqual(half.free.h);
  });

  it('has one mask for all steps, or another at each, as it is told', () => {
    const kinds = (masks: MaskKind) => new Set(run(place, masks, 0.5).dropped.masks.map(String)).size;
    expect(kinds('same')).toBe(1);
    expect(kinds('fresh')).toBeGreaterThan(3);
  });
});

it('on the output never reaches the state that the next step reads', () => {
  const { dropped, free } = run('output', 'fresh', 0.5);
  dropped.c.forEach((step, t) => step.forEach((value, k) => expect(value).toBeCloseTo(free.c[t][k], 6)));
});

it('with zoneout keeps the value of the step before where a unit is not kept', () => {
  const { c, masks } = run('zoneout', 'fresh', 0.5).dropped;
  masks.slice(1).forEach((mask, t) =>
    mask.forEach((kept, k) => {
      if (!kept) expect(c[t + 1][k]).toBeCloseTo(c[t][k], 6);
    }),
  );
});

it('orthogonal columns have length 1 and right angles', () => {
  const columns = orthogonalColumns(new Random(3), 9, 5);
  columns.forEach((one, i) =>
    columns.forEach((other, j) =>
      expect(one.reduce((sum, value, k) => sum + value * other[k], 0)).toBeCloseTo(Number(i === j), 10),
    ),
  );
});

it.each([
  ['a valley', valley(7, 30)],
  ['the bend', bend],
])('%s has the gradient that a small step in each weight shows, and none where it is lowest', (_, on) => {
  const [x, y, ε] = [0.7, -1.2, 1e-5];
  const [gx, gy] = on.gradient([x, y]);
  expect(gx).toBeCloseTo((on.loss([x + ε, y]) - on.loss([x - ε, y])) / (2 * ε), 6);
  expect(gy).toBeCloseTo((on.loss([x, y + ε]) - on.loss([x, y - ε])) / (2 * ε), 6);
  for (const at of on.lowest) for (const part of on.gradient(at)) expect(part).toBeCloseTo(0, 10);
});

it('a contour of a cone is a circle of its height', () => {
  const points = [...contour(Math.hypot, 1, 200, 0.5).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
  expect(points.length).toBeGreaterThan(50);
  for (const [, px, py] of points) expect(Math.hypot(Number(px) - 100, Number(py) - 100)).toBeCloseTo(50, -0.5);
});
