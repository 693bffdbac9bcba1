/**
 * Where the built site has the code that draws each demo. Only the demo's element names it: a table of all demos in the
 * script of the page would grow with each of them, for every reader. (The worker has such a table, because files that are
 * emitted share more of tfjs with it than files that it imports: 0.8 KB more in all.)
 */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { link } from '../../site.ts';

/** The build that writes the pages is bundled apart from the plugins of the configuration: they share the process only. */
const shared = globalThis as { demoFiles?: Map<string, string> };
const files = () => (shared.demoFiles ??= new Map());

const sources = () => globSync('src/demos/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));

/** Makes a file of each demo for the page, and remembers its name. */
export const demoFiles = (): Plugin => ({
  name: 'demo-files',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  buildStart() {
    for (const path of sources()) this.emitFile({ type: 'chunk', id: resolve(path), preserveSignature: 'strict' });
  },
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      const [, id] = (file.type === 'chunk' && /\/src\/demos\/([^/]+)\.tsx?$/.exec(file.facadeModuleId ?? '')) || [];
      if (id) files().set(id, file.fileName);
    }
  },
});

/** The address of the code that draws a demo. */
export function codeOf(id: string): string {
  const file = import.meta.env.DEV
    ? sources().find((path) => path.replace(/\.tsx?$/, '').endsWith(`/${id}`))
    : files().get(id);
  if (!file) throw new Error(`There is no file for the page of the demo "${id}".`);
  return link(`/${file}`);
}
