/** How the programs of this folder are loaded: as the site is. */
import { defineConfig } from 'vite';
import { assemblyScript } from '../engine/compile-assembly-script.ts';

export default defineConfig({
  plugins: [assemblyScript()],
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true, include: [] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: [/@tensorflow/] },
});
