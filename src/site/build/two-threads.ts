/** A Vite plugin that divides a demo between page and worker: the page's copy has no `run`, the worker's no `view`. */
import type { Plugin } from 'vite';

const DEMO = /\/src\/demos\/[^/?]+\.tsx?(\?run)?$/;
/** What only a `run` needs, and what only a `view` does; free of side effects, it is dropped where nothing uses it. */
const COMPUTES = /\/src\/(cells|tasks|training|models|engine)\/[^?]+\.tsx?$/;
const DRAWS = /\/src\/charts\/[^?]+\.tsx?$|\/node_modules\/preact\//;

interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

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
      const program = this.parse(code) as unknown as { body: Node[] };
      const part = program.body
        .filter((statement) => statement.type === 'ExportDefaultDeclaration')
        .map(
          (statement) =>
            statement.declaration as Node & {
              arguments?: (Node & { properties?: (Node & { key?: { name?: string } })[] })[];
            },
        )
        .flatMap((call) => call.arguments?.[0]?.properties ?? [])
        .find((property) => property.key?.name === left);
      if (!part)
        throw new Error(
          `${id}: a demo file ends in \`export default defineDemo({ …, run, view, tell })\`, with the ${left} written in it.`,
        );
      return { code: `${code.slice(0, part.start)}${left}: undefined${code.slice(part.end)}`, map: null };
    },
  };
}
