/** Ties the content to Astro: a build stops where it has problems; in dev every edit shows at once, and problems on the page. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { MdastPluginDefinition } from 'satteri';
import { type EnvironmentModuleNode, isRunnableDevEnvironment, type Plugin } from 'vite';
import { problemsOf } from '../../evidence/problems.ts';
import { type Content, loadContent } from '../../markdown/content.ts';
import { isText, PLACES } from '../../markdown/files.ts';
import { glossaryLinks, redirectsOf } from '../../markdown/plugin.ts';
import { report } from '../../markdown/problem.ts';
import { bodyOf } from '../../markdown/read.ts';
import { readText } from '../../markdown/read-text.ts';

/** The one module that holds content while pages are drawn; what it holds is read when it is loaded. */
const HOLDER = '/src/site/build/term-view.ts';

/** `virtual:bodies`: the compiled texts of pages, by path. */
const BODIES = 'virtual:bodies';
const TEXTS = [PLACES.term, PLACES.about, PLACES.tested].map(({ folder, endings }) => `/${folder}/*${endings[0]}`);
const inBuild = `const files = import.meta.glob(${JSON.stringify(TEXTS)});
export const bodyOf = (path) => files['/' + path]();`;
// In dev a page waits for its own text only. Astro looks for styles in all that a page might import, compiled for that:
// it cannot see what has no name yet.
const onDemand = "export const bodyOf = (path) => import(/* @vite-ignore */ '/' + path);";

/** A file by its path from the project's root, with slashes. */
const pathOf = (root: string, file: string) => relative(root, file.replace(/\?.*$/, '')).replaceAll('\\', '/');

/** Whether a change of this file, or its coming and going, can change any page. */
const counts = (path: string) =>
  path.startsWith('content/') || Object.values(PLACES).some(({ folder }) => path.startsWith(`${folder}/`));

/** A module with all that import it, however far. */
function withImporters(modules: Iterable<EnvironmentModuleNode>): Set<EnvironmentModuleNode> {
  const all = new Set(modules);
  for (const one of all) for (const importer of one.importers) all.add(importer);
  return all;
}

/** Content for one run of Astro: what reads it while Markdown is compiled, and what keeps it fresh. */
export function contentOf(
  base: string,
  folder = process.cwd(),
): { integration: AstroIntegration; links: MdastPluginDefinition; isFound: (address: string) => boolean } {
  let content: Content | undefined;
  let inDev = false;
  const now = () => (content ??= loadContent(folder));

  /** Compiles pages without their front matter, which the loader reads, and makes an edit of any file seen. */
  const vite = (root: string): Plugin => ({
    name: 'content',
    enforce: 'pre',
    resolveId: (id) => (id === BODIES ? `\0${BODIES}` : undefined),
    async load(id) {
      if (id === `\0${BODIES}`) return inDev ? onDemand : inBuild;
      const path = pathOf(root, id);
      if (!isText(path)) return null;
      const { text, problem } = readText(path, await readFile(id));
      if (problem) throw new Error(report([problem]));
      return { code: bodyOf(text), map: null };
    },
    hotUpdate({ file, modules }) {
      const path = pathOf(root, file);
      const { name, moduleGraph, hot } = this.environment;
      if (name === 'client' || !(counts(path) || path.startsWith('src/'))) return;
      const stale = [...modules];
      if (counts(path)) {
        content = undefined;
        // A name, a number or a new page may stand on any other page.
        for (const [id, node] of moduleGraph.idToModuleMap) {
          if (id.endsWith(HOLDER) || isText(pathOf(root, id))) stale.push(node);
        }
      }
      // What the browser has too would else wait for the browser's update, and the server go on with what it knows.
      for (const one of withImporters(stale)) {
        moduleGraph.invalidateModule(one);
        if (!one.id || !isRunnableDevEnvironment(this.environment)) continue;
        const { evaluatedModules } = this.environment.runner;
        const evaluated = evaluatedModules.getModuleById(one.id);
        if (evaluated) evaluatedModules.invalidateModule(evaluated);
      }
      hot.send({ type: 'custom', event: 'astro:content-changed' });
      return stale;
    },
  });

  return {
    links: glossaryLinks(now, base, () => inDev),
    // Search engines are not led to pages that nobody has written, nor to demos without their page.
    isFound: (address) => {
      if (/\/embed\/[^/]+\/$/.test(address)) return false;
      const [, id] = /\/terms\/([^/]+)\/$/.exec(address) ?? [];
      return !now().terms.some((term) => term.id === id && term.fields.status === 'planned');
    },
    integration: {
      name: 'content',
      hooks: {
        'astro:config:setup': ({ command, config, updateConfig, addMiddleware }) => {
          inDev = command === 'dev';
          const root = fileURLToPath(config.root);
          updateConfig({ redirects: redirectsOf(now(), config.base), vite: { plugins: [vite(root)] } });
          if (inDev) {
            addMiddleware({
              entrypoint: new URL('../components/dev-problems/dev-problems.ts', import.meta.url),
              order: 'pre',
            });
            return;
          }
          const today = new Date().toISOString().slice(0, 10);
          const problems = command === 'build' ? problemsOf(now(), today, folder) : [];
          if (problems.length) throw new Error(report(problems));
        },
      },
    },
  };
}
