/**
 * Where the built site has the code of each demo: what draws it, for the page, and what computes it, for the worker. Only the
 * demo's element names them: a table of all demos in a script would grow with each of them, for every reader.
 */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { link } from '../../site.ts';

type Thread = 'page' | 'worker';

/** The build that writes the pages is bundled apart from the plugins of the configuration: they share the process only. */
const shared = globalThis as { demoFiles?: Record<Thread, Map<string, string>> };
const files = () => (shared.demoFiles ??= { page: new Map(), worker: new Map() });

const sources = () => globSync('src/demos/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));

/** Makes a file of each demo for the page, and remembers the names of these and of the worker's. */
export const demoFiles = (thread: Thread): Plugin => ({
  name: `demo-files-${thread}`,
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  buildStart() {
    // The worker imports them, in all-demos.ts: what is emitted would share less of tfjs with it.
    if (thread === 'worker') return;
    for (const path of sources()) this.emitFile({ type: 'chunk', id: resolve(path), preserveSignature: 'strict' });
  },
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      const [, id] =
        (file.type === 'chunk' && /\/src\/demos\/([^/]+)\.tsx?(?:\?run)?$/.exec(file.facadeModuleId ?? '')) || [];
      if (id) files()[thread].set(id, file.fileName);
    }
  },
});

/** The addresses of a demo's code. The dev server makes no files: there the worker finds a demo by its name. */
export function codeOf(id: string): { page: string; worker?: string } {
  const inDev = sources().find((path) => path.replace(/\.tsx?$/, '').endsWith(`/${id}`));
  if (import.meta.env.DEV) return { page: link(`/${inDev}`) };
  const [page, worker] = [files().page.get(id), files().worker.get(id)];
  if (!page || !worker) throw new Error(`The build has made no files of the demo "${id}".`);
  return { page: link(`/${page}`), worker: link(`/${worker}`) };
}
