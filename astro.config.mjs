// Names the integrations and plugins; everything they do is in src.

import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { assemblyScript } from './src/engine/compile-assembly-script.ts';
import { headers } from './src/security.ts';
import { contentOf } from './src/site/build/content-integration.ts';
import { demoFiles } from './src/site/build/demo-files.ts';
import { stylesToClasses } from './src/site/build/highlight.ts';
import { noticed } from './src/site/build/shipped.ts';
import { captioned } from './src/site/build/snippets.ts';
import { demoOnTwoThreads } from './src/site/build/two-threads.ts';
import { site } from './src/site.ts';

const content = contentOf(site.base);
const rolldownOptions = {
  /** Scripts carry no license comments (7 KB of a training's script, compressed): notices.txt does. */
  output: { comments: { legal: false } },
  /** Each word of src/site/words.ts goes where it is used: otherwise every page would load all of them. */
  optimization: { inlineConst: true },
};

export default defineConfig({
  site: site.address,
  base: site.base,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [content.integration, mdx(), sitemap({ filter: content.isFound }), headers(site.base)],
  markdown: {
    processor: satteri({ features: { math: true }, mdastPlugins: [content.links] }),
    shikiConfig: { theme: 'css-variables', transformers: [stylesToClasses, captioned] },
  },
  vite: {
    plugins: [demoFiles('page'), demoOnTwoThreads('page'), assemblyScript(), noticed()],
    worker: {
      format: 'es',
      plugins: () => [demoFiles('worker'), demoOnTwoThreads('worker'), assemblyScript(), noticed()],
      rolldownOptions,
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    environments: {
      prerender: { resolve: { noExternal: [/@tensorflow/] } },
      ssr: { resolve: { noExternal: [/@tensorflow/] } },
    },
    // Vite looks for what the browser will import with a JSX of its own, and would look for React.
    optimizeDeps: {
      rolldownOptions: { transform: { jsx: { runtime: 'automatic', importSource: 'preact' } } },
    },
    build: { assetsInlineLimit: 0, rolldownOptions },
    logLevel: 'error',
  },
});
