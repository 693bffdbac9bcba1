/** What a reader downloads of the kernels. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compile } from '../../src/engine/compile-assembly-script.ts';

const sizeOf = async (...[module, build]: Parameters<typeof compile>) =>
  brotliCompressSync(readFileSync(await compile(module, build))).length;

test.each(['relaxed', 'simd'] as const)(
  'all kernels in the %s build, of which a reader loads one, are at most 16 KB, compressed',
  async (build) => {
    expect(await sizeOf('kernels', build)).toBeLessThanOrEqual(16_000);
  },
);

test.each([
  ['speech', 'relaxed'],
  ['speech', 'simd'],
  ['denoise', 'relaxed'],
  ['denoise', 'simd'],
] as const)(
  'the kernel %s, which only one network needs, is loaded alone, at most 3 KB in the %s build',
  async (name, build) => {
    expect(await sizeOf(name, build)).toBeLessThanOrEqual(3000);
  },
);
