import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels } from '../../src/engine/kernels.ts';
import { difference, layers, type Numbers, outputAndGradients } from './layers.ts';

type Named = Record<string, Numbers>;
interface Fixture {
  x: Numbers;
  weights: Named;
  R: Numbers;
  y: Numbers;
  gradients: Named;
}
const fixture = (name: string): Fixture =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));

describe.each([
  ['wasm', 'relaxed'],
  ['wasm', 'simd'],
  ['wasm', 'none'],
  ['cpu', 'none'],
] as const)('on %s with kernels: %s', (backend, build) => {
  beforeAll(async () => {
    await startEngine(backend);
    await useKernels(build);
  });

  test.each(Object.keys(layers))('%s gives what PyTorch gives, forward and backward', (name) => {
    const { x, weights, R, y, gradients } = fixture(layers[name].fixture ?? name);
    const ours = outputAndGradients(layers[name].layer, weights, x, R);
    expect(difference(ours.y, y), 'output').toBeLessThanOrEqual(2e-6);
    for (const key of Object.keys(gradients)) {
      expect(difference(ours.gradients[key], gradients[key]), `gradient of ${key}`).toBeLessThanOrEqual(1e-5);
    }
  });
});
