/** A Vite plugin that divides a demo between page and worker: the page's copy has no `run`, the worker's no `view`. */
import type { Plugin } from 'vite';

const DEMO = /\/src\/demos\/[^/?]+\.tsx?(\?run)?$/;
/** What only a `run` needs, and what only a `view` does; free of side effects, it is dropped where nothing uses it. */
const COMPUTES = /\/src\/(models|tasks|training|trained|wild|engine)\/[^?]+\.tsx?$/;
const DRAWS = /\/src\/charts\/[^?]+\.tsx?$|\/node_modules\/preact\//;

/**
 * A demo is one file, but its `run` belongs to the worker and its `view` to the page. In the page's bundle this replaces
 * `run` by `undefined`, in the worker's `view`; what only that imported is then unused, and being free of side effects it
 * is dropped: tfjs from the page, Preact and the charts from the worker.
 */
export function demoOnTwoThreads(thread: 'page' | 'worker'): Plugin {
  const [left, unused] = thread === 'page' ? ['run', COMPUTES] : ['view', DRAWS];
  return {
    name: `demo-on-two-threads-${thread}`,
    enforce: 'post',
    transform(code, id) {
      if (thread === 'page' && this.environment.name !== 'client') return null;
      if (unused.test(id)) return { code, map: null, moduleSideEffects: false };
      // A server for writing pages has one list of plugins for both threads: there the worker's copy passes here, too.
      if (!DEMO.test(id) || (thread === 'page' && id.endsWith('?run'))) return null;
      const part = this.parse(code)
        .body.flatMap((statement) => (statement.type === 'ExportDefaultDeclaration' ? [statement.declaration] : []))
        .flatMap((made) => (made.type === 'CallExpression' ? made.arguments.slice(0, 1) : []))
        .flatMap((demo) => (demo.type === 'ObjectExpression' ? demo.properties : []))
        .find((own) => own.type === 'Property' && own.key.type === 'Identifier' && own.key.name === left);
      if (!part)
        throw new Error(
          `${id}: a demo file ends in \`export default defineDemo({ …, run, view, tell })\`, with the ${left} written in it.`,
        );
      return { code: `${code.slice(0, part.start)}${left}: undefined${code.slice(part.end)}`, map: null };
    },
  };
}
