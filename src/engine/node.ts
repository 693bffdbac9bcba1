/** What tfjs needs, and what it must not leave behind, in Node; in a browser this file does nothing, and hardly any of it is there. */
const node = (globalThis as { process?: NodeJS.Process }).process;
const events = ['uncaughtException', 'unhandledRejection'] as const;

// tfjs' modules are ES modules that still look for these two names of CommonJS.
const names = globalThis as { require?: unknown; __dirname?: string };
const modules = import.meta.env.SSR ? node?.getBuiltinModule?.('node:module') : undefined;
if (modules) {
  names.require ??= modules.createRequire(import.meta.url);
  names.__dirname ??= '';
}

/**
 * Runs `start` and takes off the process listeners it put on: those of the WebAssembly loader rethrow every uncaught
 * error from inside the loader, so that Node prints 40 kB of its source before the message.
 */
export async function keepingListeners<T>(start: () => Promise<T>): Promise<T> {
  if (!import.meta.env.SSR) return start();
  const before = events.map((event) => node?.listeners?.(event as 'uncaughtException') ?? []);
  const result = await start();
  events.forEach((event, k) => {
    for (const listener of node?.listeners?.(event as 'uncaughtException') ?? []) {
      if (!before[k]!.includes(listener)) node!.removeListener(event, listener);
    }
  });
  return result;
}
