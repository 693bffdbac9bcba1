import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compile } from '../../src/engine/compile-assembly-script.ts';

test.each(['relaxed', 'simd'] as const)(
  'all kernels in the %s build, of which a reader loads one, are at most 16 KB, compressed',
  async (build) => {
    expect(brotliCompressSync(readFileSync(await compile('kernels', build))).length).toBeLessThanOrEqual(16_000);
  },
);
