import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels } from '../../src/engine/kernels.ts';
import { models } from '../../src/models/registry.ts';
import { difference, layers, type Numbers, outputAndGradients } from './layers.ts';

type Named = Record<string, Numbers>;
interface Fixture {
  x: Numbers;
  weights: Named;
  R: Numbers;
  y: Numbers;
  gradients: Named;
}
const fileOf = (name: string) => new URL(`../fixtures/${layers[name].fixture ?? name}.json`, import.meta.url);
const fixture = (name: string): Fixture => JSON.parse(readFileSync(fileOf(name), 'utf8'));
// What has none is compared with the vectors of `npm run parity`.
const names = Object.keys(layers).filter((name) => existsSync(fileOf(name)) || !models[name]?.parity);

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

  test.each(names)('%s gives what PyTorch gives, forward and backward', (name) => {
    const { x, weights, R, y, gradients } = fixture(name);
    const ours = outputAndGradients(layers[name].layer, weights, x, R);
    expect(difference(ours.y, y), 'output').toBeLessThanOrEqual(2e-6);
    for (const key of Object.keys(gradients)) {
      expect(difference(ours.gradients[key], gradients[key]), `gradient of ${key}`).toBeLessThanOrEqual(1e-5);
    }
  });
});
