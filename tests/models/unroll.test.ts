import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { concat, slice, type Tensor3D, tensor3d } from '../../src/engine/tfjs.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { s4dCell } from '../../src/models/s4d/cell.ts';
import { stream } from '../../src/models/stream.ts';
import { recurrent, unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';

const [B, T, D, H] = [2, 5, 3, 4];
const cells = { elman: rnn(), lstm, 'gru (reset after)': gru('after'), 'gru (reset before)': gru('before') };
let x: Tensor3D;

beforeAll(async () => {
  await startEngine();
  const random = new Random(1);
  x = tensor3d(
    Float32Array.from({ length: B * T * D }, () => random.normal()),
    [B, T, D],
  );
});

/** Without a kernel: what is tested is how a stream goes along. */
const plainCell = { ...s4dCell, kernel: undefined };

test('a stream takes steps of as many inputs as its cell says, whatever its first weight', async () => {
  const weights = s4dCell.weights({ D: H, H, N: 3 }, new Random(2));
  const wide = slice(concat([x, x], 2), [0, 0, 0], [1, T, H]) as Tensor3D;
  const flow = stream(plainCell, weights);
  const streamed = [...flow.steps((await wide.data()) as Float32Array)];
  expect(() => flow.steps(new Float32Array(3))).toThrow('3 numbers are no steps of 4 inputs.');
  flow.dispose();
  expect(streamed).toEqual([...(await unroll(s4dCell, weights, wide).h.data())]);
});

describe.each(Object.entries(cells))('%s', (_, cell) => {
  test('gives one state and one record of gates a step, and stacks h', () => {
    const weights = cell.weights({ D, H }, new Random(2));
    const { h, states, gates } = unroll(cell as never, weights as never, x);
    expect(h.shape).toEqual([B, T, H]);
    expect([states.length, gates.length]).toEqual([T, T]);
  });

  test('goes on from a given state as if it had never stopped', async () => {
    const weights = cell.weights({ D, H }, new Random(2));
    const whole = unroll(cell as never, weights as never, x);
    const first = unroll(cell as never, weights as never, slice(x, [0, 0, 0], [B, 2, D]));
    const rest = unroll(cell as never, weights as never, slice(x, [0, 2, 0], [B, 3, D]), first.states.at(-1) as never);
    expect(await rest.h.array()).toEqual(await slice(whole.h, [0, 2, 0]).array());
  });

  test('as a layer shows every h, and its numbers repeat for the same seed and differ for another', async () => {
    const layer = recurrent(cell as never);
    const run = (seed: number) => layer.apply(layer.weights({ D, H }, new Random(seed)), x).array();
    expect(await run(3)).toEqual(await run(3));
    expect(await run(3)).not.toEqual(await run(4));
  });
});
