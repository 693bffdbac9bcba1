import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { type KernelBuild, useKernels } from '../../src/engine/kernels.ts';
import { Random } from '../../src/random.ts';
import { dot } from '../oracles/vectors.ts';
import { difference, draw, layers, type Numbers, outputAndGradients, weightsOf } from './layers.ts';

const builds: KernelBuild[] = ['relaxed', 'simd', 'none'];
const cases = builds.flatMap((build) => Object.entries(layers).map(([name, layer]) => [name, build, layer] as const));

describe.each(cases)('%s, with kernels: %s,', (name, build, { layer, oracle }) => {
  beforeAll(async () => {
    await startEngine();
    await useKernels(build);
  });

  test('is the paper’s equation in float64, over forty steps', () => {
    const random = new Random(3, name);
    const weights = weightsOf(name, random, 6, 6, 4);
    const x = draw(random, 40, 6) as number[][];
    const expected = oracle(weights as never, x);
    const { y } = outputAndGradients(layer, weights, [x], [expected]);
    expect(difference(y, [expected])).toBeLessThanOrEqual(5e-6);
  });

  test('has the gradients that finite differences of that equation give', () => {
    const random = new Random(4, name);
    const weights = weightsOf(name, random, 4, 3, 2);
    const x = draw(random, 5, 3) as number[][];
    const R = oracle(weights as never, x).map((row) => row.map(() => draw(random) as number));
    const { gradients } = outputAndGradients(layer, weights, [x], [R]);
    const loss = () => dot(R.flat(), oracle(weights as never, x).flat());
    for (const [key, numbers] of Object.entries({ ...weights, x: [x] as Numbers })) {
      const expected = slopes(numbers as Numbers[], loss);
      expect(difference(gradients[key], expected), `gradient of ${key}`).toBeLessThanOrEqual(1e-5);
    }
  });
});

/** Central differences of `loss` along every entry of `numbers`, which are moved and put back. */
function slopes(numbers: Numbers[], loss: () => number, by = 1e-4): Numbers[] {
  return numbers.map((entry, k) => {
    if (typeof entry !== 'number') return slopes(entry, loss, by);
    const at = (moved: number) => ((numbers[k] = moved), loss());
    const slope = (8 * (at(entry + by) - at(entry - by)) - (at(entry + 2 * by) - at(entry - 2 * by))) / (12 * by);
    numbers[k] = entry;
    return slope;
  });
}
