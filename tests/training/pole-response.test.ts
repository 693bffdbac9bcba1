import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { poleResponse } from '../../src/training/pole-response.ts';

beforeAll(() => startEngine());

const [T, radius, angle] = [24, 0.9, 0.5];
const respond = (kind: 'impulse' | 'step' | 'noise', seed = 1) =>
  poleResponse([{ radius, angle }], kind, T, new Random(seed));

test('an impulse comes out as the impulse response: a wave that one pole shrinks and turns', () => {
  const { impulse, recurrent, convolution } = respond('impulse');
  impulse.forEach((value, t) => {
    expect(recurrent[t]).toBeCloseTo(value, 5);
    expect(convolution[t]).toBeCloseTo(value, 5);
  });
  // It belongs to the poles, not to the input.
  expect(respond('noise').impulse).toEqual(impulse);
  // K_t = Re(Ā^t), because the response starts at 1.
  for (const t of [0, 1, 7]) expect(impulse[t]).toBeCloseTo(radius ** t * Math.cos(t * angle), 4);
});

test('recurrence and convolution agree on every input, and the gap says how far they do not', () => {
  for (const kind of ['impulse', 'step', 'noise'] as const) {
    const { recurrent, convolution, gap } = respond(kind);
    expect(gap).toBe(Math.max(...recurrent.map((value, t) => Math.abs(value - convolution[t]!))));
    expect(gap).toBeLessThan(1e-5);
  }
  // Two ways round differently: a gap of 0 would be one way twice.
  expect(respond('noise').gap).toBeGreaterThan(0);
});

test('only noise is drawn by chance, and no tensor is kept', () => {
  const before = memory().numTensors;
  expect(respond('noise', 2).input).not.toEqual(respond('noise').input);
  expect(respond('step', 2)).toEqual(respond('step'));
  expect(memory().numTensors).toBe(before);
});
