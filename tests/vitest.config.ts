/** How the tests run: plain Vite over the TypeScript sources, with tfjs taken from its ES modules. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { mainFields: ['module', 'main'] },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Inlined, so that Vite resolves tfjs' extensionless imports and everyone gets one copy, the one with gradients.
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
