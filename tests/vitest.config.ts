/** How the tests run: plain Vite over the TypeScript sources, with tfjs taken from its ES modules; the site is built for its own. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from '../src/engine/compile-assembly-script.ts';

export default defineConfig({
  plugins: [assemblyScript()],
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { mainFields: ['module', 'main'] },
  test: {
    // Inlined, so that Vite resolves tfjs' extensionless imports and everyone gets one copy, the one with gradients.
    server: { deps: { inline: [/@tensorflow/] } },
    // One more than there are cores: what waits for a browser leaves its core to others.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // What npm run test:unit runs: seconds, for every save.
      {
        extends: true,
        test: {
          name: 'unit',
          pool: 'threads',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/site/**', 'tests/exhaustive/**', '**/*.long.test.*'],
        },
      },
      // What trains, measures every claim, or runs hundreds of times.
      { extends: true, test: { name: 'long', include: ['tests/**/*.long.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/site/*.test.ts'],
          globalSetup: ['tests/site/built-site.ts'],
          maxConcurrency: 2,
        },
      },
      // What takes too long for every `npm test`: `npm run test:exhaustive`. Those under site/ get the built site.
      {
        extends: true,
        test: { name: 'exhaustive', include: ['tests/exhaustive/*.test.{ts,tsx}'], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          name: 'exhaustive-site',
          include: ['tests/exhaustive/site/*.test.ts'],
          globalSetup: ['tests/site/built-site.ts'],
          maxWorkers: 2,
          // After the other: groups that differ in their workers take turns.
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
        },
      },
    ],
  },
});
