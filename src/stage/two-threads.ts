/** A Vite plugin that keeps model code out of the page: the page's copy of a demo has no `run`, the worker's has. */
import type { Plugin } from 'vite';

const DEMO = /\/src\/demos\/[^/?]+\.tsx?$/;
const COMPUTES = /\/src\/(cells|tasks|training|models|engine)\/[^?]+\.tsx?$/;

interface Node { type: string; start: number; end: number; [field: string]: unknown }

/**
 * A demo is one file, but its `run` belongs to the worker and its `view` to the page. In the page's bundle this replaces
 * `run` by `undefined`; what only `run` imported is then unused, and being free of side effects it is dropped, tfjs too.
 * The worker imports demos with the query `?run` and gets them whole.
 */
export function demoOnTwoThreads(): Plugin {
  return {
    name: 'demo-on-two-threads',
    enforce: 'post',
    transform(code, id) {
      if (this.environment.name !== 'client') return null;
      if (COMPUTES.test(id)) return { code, map: null, moduleSideEffects: false };
      if (!DEMO.test(id)) return null;
      const program = this.parse(code) as unknown as { body: Node[] };
      const run = program.body
        .filter((statement) => statement.type === 'ExportDefaultDeclaration')
        .map((statement) => statement.declaration as Node & { arguments?: (Node & { properties?: (Node & { key?: { name?: string } })[] })[] })
        .flatMap((call) => call.arguments?.[0]?.properties ?? [])
        .find((property) => property.key?.name === 'run');
      if (!run) throw new Error(`${id}: a demo file ends in \`export default defineDemo({ …, run, view, tell })\`, with the run written in it.`);
      return { code: `${code.slice(0, run.start)}run: undefined${code.slice(run.end)}`, map: null };
    },
  };
}
