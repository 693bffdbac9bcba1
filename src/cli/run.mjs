// Runs one of the programs beside it through Vite, so that they load TypeScript exactly as the site does.
import { createServer } from 'vite';

const [name, ...rest] = process.argv.slice(2);
const vite = await createServer({
  configFile: false,
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true, include: [] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: [/@tensorflow/] },
});
try {
  const { main } = await vite.ssrLoadModule(`/src/cli/${name}.ts`);
  process.exitCode = await main(rest);
} catch (error) {
  vite.ssrFixStacktrace(error);
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await vite.close();
}
