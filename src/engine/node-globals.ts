/** Gives tfjs, in Node, the two CommonJS names that its modules still look for; in a browser this does nothing. */
const node = (globalThis as { process?: NodeJS.Process }).process?.getBuiltinModule?.('node:module');
const names = globalThis as { require?: unknown; __dirname?: string };

if (node) {
  names.require ??= node.createRequire(import.meta.url);
  names.__dirname ??= '';
}
