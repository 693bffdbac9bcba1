import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { test } from 'vitest';
import { compile } from '../../src/engine/compile-assembly-script.ts';
test.each(['relaxed', 'simd'] as const)('%s', async (build) => {
  console.log('SIZE', build, brotliCompressSync(readFileSync(await compile('kernels', build))).length);
});
