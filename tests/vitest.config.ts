/** How the tests run: plain Vite over the TypeScript sources, with tfjs taken from its ES modules; the site is built for its own. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: [/@tensorflow/] },
  test: {
    environment: 'node',
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'rooms', include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/site/**'] } },
      {
        extends: true,
        test: { name: 'site', include: ['tests/site/*.test.ts'], globalSetup: ['tests/site/built-site.ts'], maxWorkers: 1 },
      },
    ],
  },
});
