import { layers } from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import type { Tensor3D } from '../../src/engine/tfjs.ts';
import { tensor3d, transpose } from '../../src/engine/tfjs.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { difference } from './layers.ts';
import { stockOutput } from './stock.ts';

const [B, T, D, H] = [3, 30, 5, 8];
const shared = { units: H, inputShape: [T, D], returnSequences: true, recurrentInitializer: 'zeros' as const };
let x: Tensor3D;

beforeAll(async () => {
  await startEngine();
  const random = new Random(21);
  x = tensor3d(
    Float32Array.from({ length: B * T * D }, () => random.normal()),
    [B, T, D],
  );
});

test('our Elman cell is the simpleRNN of tfjs', () => {
  const weights = rnn().weights({ D, H }, new Random(1));
  const theirs = stockOutput(layers.simpleRNN(shared), [transpose(weights.W), transpose(weights.U), weights.b], x);
  expect(difference(unroll(rnn(), weights, x).h.arraySync(), theirs)).toBeLessThanOrEqual(2e-6);
});

test('our LSTM is the LSTM of tfjs, once that is told to use σ instead of its default', () => {
  const weights = lstm.weights({ D, H }, new Random(2));
  const theirs = (recurrentActivation?: 'sigmoid') =>
    stockOutput(
      layers.lstm({ ...shared, ...(recurrentActivation && { recurrentActivation }) }),
      [transpose(weights.W), transpose(weights.U), weights.b],
      x,
    );
  const ours = unroll(lstm, weights, x).h.arraySync();
  expect(difference(ours, theirs('sigmoid'))).toBeLessThanOrEqual(2e-6);
  expect(difference(ours, theirs())).toBeGreaterThan(0.01);
});
