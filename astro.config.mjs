// Names the integrations and plugins; everything they do is in src.
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { demoOnTwoThreads } from './src/stage/two-threads.ts';
import { site } from './src/site.ts';

export default defineConfig({
  site: site.address,
  base: site.base,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [mdx(), sitemap()],
  vite: {
    plugins: [demoOnTwoThreads()],
    worker: { format: 'es' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    ssr: { noExternal: [/@tensorflow/] },
    build: { assetsInlineLimit: 0 },
  },
});
