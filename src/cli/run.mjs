// Runs one of the programs beside it through Vite, so that they load TypeScript exactly as the site does.
import { fileURLToPath } from 'node:url';
import './install.mjs';

// Only now: before it is installed there is no Vite.
const { createServer } = await import('vite');

const [name, ...rest] = process.argv.slice(2);
const vite = await createServer({
  configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
  root: process.cwd(),
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
