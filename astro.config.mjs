// Names the integrations and plugins; everything they do is in src.

import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { assemblyScript } from './src/engine/compile-assembly-script.ts';
import { loadContent } from './src/markdown/content.ts';
import { contentCheck, glossaryLinks } from './src/markdown/plugin.ts';
import { headers } from './src/security.ts';
import { site } from './src/site.ts';
import { stylesToClasses } from './src/stage/highlight.ts';
import { captioned } from './src/stage/snippets.ts';
import { demoOnTwoThreads } from './src/stage/two-threads.ts';

export default defineConfig({
  site: site.address,
  base: site.base,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [contentCheck(), mdx(), sitemap(), headers(site.base)],
  markdown: {
    processor: satteri({ features: { math: true }, mdastPlugins: [glossaryLinks(loadContent(), site.base)] }),
    shikiConfig: { theme: 'css-variables', transformers: [stylesToClasses, captioned] },
  },
  vite: {
    plugins: [demoOnTwoThreads('page'), assemblyScript()],
    worker: { format: 'es', plugins: () => [demoOnTwoThreads('worker'), assemblyScript()] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    environments: {
      prerender: { resolve: { noExternal: [/@tensorflow/] } },
      ssr: { resolve: { noExternal: [/@tensorflow/] } },
    },
    build: { assetsInlineLimit: 0 },
    logLevel: 'error',
  },
});
