import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { fill } from '../../src/engine/tfjs.ts';
import { gruConventions, lstmConventions } from '../../src/models/conventions.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { toKeras, toPyTorch } from '../../src/models/gru/conventions.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { Random } from '../../src/random.ts';
import { gruInConvention, lstmInConvention } from '../../src/training/convention.ts';

beforeAll(() => startEngine());
const sizes = { D: 3, H: 5 };

describe('a GRU', () => {
  const weights = () => gru().weights(sizes, new Random(3));
  const run = (target: object, converts = true) =>
    gruInConvention(weights(), target as never, converts, new Random(4), 30);

  test.each(Object.entries(gruConventions).filter(([, { reset }]) => reset === 'after'))(
    'is the same function in the convention %s',
    (_, target) => {
      expect(run(target).apart).toBeLessThanOrEqual(1e-6);
    },
  );

  test.each(Object.entries(gruConventions).filter(([, { reset }]) => reset === 'before'))(
    'is another function in the convention %s, converted or not',
    (_, target) => {
      expect(run(target).apart).toBeGreaterThan(1e-3);
      expect(run(target, false).apart).toBeGreaterThan(1e-3);
    },
  );

  test('whose arrays are copied into another order computes something else', () => {
    expect(run(gruConventions.keras, false).apart).toBeGreaterThan(1e-3);
    expect(run(gruConventions.pytorch, false).apart).toBeLessThanOrEqual(1e-6);
  });

  test('with z turned and the reset before is the paper of 2014 where our cell resets before too', () => {
    const { there } = run(gruConventions.chung);
    const { there: keras } = run(gruConventions['keras-before']);
    there.forEach((state, t) => state.forEach((value, k) => expect(value).toBeCloseTo(keras[t]![k]!, 12)));
  });

  test('has the arrays that the conversions of the cell give, to the last bit', () => {
    const ours = weights();
    const keras = toKeras(ours, 'after');
    expect(run(gruConventions.keras).arrays).toEqual({
      W: keras.kernel.arraySync(),
      U: keras.recurrentKernel.arraySync(),
      b: keras.bias.arraySync(),
    });
    const torch = toPyTorch(ours);
    expect(run(gruConventions.pytorch).arrays).toEqual({
      W: torch.weight_ih_l0.arraySync(),
      U: torch.weight_hh_l0.arraySync(),
      b: [torch.bias_ih_l0.arraySync(), torch.bias_hh_l0.arraySync()],
    });
  });
});

describe('an LSTM', () => {
  const run = (target: object, converts = true) => {
    const weights = lstm.weights(sizes, new Random(3));
    return lstmInConvention({ ...weights, b: fill([20], 0.3) as never }, target as never, converts, new Random(4), 30);
  };

  test.each(Object.entries(lstmConventions))('is the same function in the layout %s', (_, target) =>
    expect(run(target).apart).toBeLessThanOrEqual(1e-6),
  );

  test('whose arrays are copied without conversion is itself only where the order of the blocks is', () => {
    for (const name of ['pytorch', 'keras', 'mlx'] as const)
      expect(run(lstmConventions[name], false).apart).toBeLessThanOrEqual(1e-6);
    expect(run(lstmConventions.onnx, false).apart).toBeGreaterThan(1e-3);
  });
});
