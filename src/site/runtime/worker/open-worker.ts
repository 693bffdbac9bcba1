/** Opens the worker of this page, or a new one after a failure. */
import type { FromWorker, ToWorker } from './protocol.ts';

/** A running worker: `send` it something, `close` it for good. */
export interface Stage {
  send(message: ToWorker): void;
  close(): void;
}

/** The worker that `make` opens. Throws, in words for the reader, where this browser gives the page none. */
export function workerOrWhyNot(make: () => Worker): Worker {
  try {
    return make();
  } catch (error) {
    throw new Error(
      `This browser does not let a page start a worker, and models run in one (${(error as Error).message}).`,
    );
  }
}

const newWorker = () =>
  workerOrWhyNot(() => new Worker(new URL('./demo-worker.ts', import.meta.url), { type: 'module' }));
const newClaimWorker = () =>
  workerOrWhyNot(() => new Worker(new URL('./claim-worker.ts', import.meta.url), { type: 'module' }));
let spare: Worker | undefined;

/** Starts a worker before anyone has a use for it: it loads the engine while the page loads the figure. */
export function warmWorker(): void {
  try {
    spare ??= newWorker();
    spare.onerror = () => (spare = undefined);
  } catch {
    // Whoever opens the next one hears of it there.
  }
}

/** Starts a worker, or takes the one that was started early; everything it says, and every way it can fail, arrives at `hear`. */
export function openWorker(hear: (message: FromWorker) => void): Stage {
  const ready = spare;
  spare = undefined;
  return attend(() => ready ?? newWorker(), hear);
}

/** The same for a worker that measures claims. */
export const openClaimWorker = (hear: (message: FromWorker) => void): Stage => attend(newClaimWorker, hear);

function attend(open: () => Worker, hear: (message: FromWorker) => void): Stage {
  let worker: Worker;
  try {
    worker = open();
  } catch (error) {
    return silent(error as Error, hear);
  }
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
  worker.onerror = (event) =>
    hear({ type: 'error', message: event.message || 'The model’s worker could not be loaded.' });
  worker.onmessageerror = () => hear({ type: 'error', message: 'A message from the model could not be read.' });
  return { send: (message) => worker.postMessage(message), close: () => worker.terminate() };
}

/** In the place of a worker that could not be opened: whoever wants something of it hears why it does nothing. */
const silent = ({ message }: Error, hear: (message: FromWorker) => void): Stage => ({
  send: ({ type }) => {
    if (type === 'run' || type === 'claim') queueMicrotask(() => hear({ type: 'error', message }));
  },
  close: () => {},
});
