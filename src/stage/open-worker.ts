/** Opens the worker of this page, or a new one after a failure. */
import type { FromWorker, ToWorker } from './messages.ts';

/** A running worker: `send` it something, `close` it for good. */
export interface Stage {
  send(message: ToWorker): void;
  close(): void;
}

const newWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
let spare: Worker | undefined;

/** Starts a worker before anyone has a use for it: it loads the engine while the page loads the figure. */
export function warmWorker(): void {
  spare ??= newWorker();
  // Whoever opens the next one hears of it there.
  spare.onerror = () => (spare = undefined);
}

/** Starts a worker, or takes the one that was started early; everything it says, and every way it can fail, arrives at `hear`. */
export function openWorker(hear: (message: FromWorker) => void): Stage {
  const worker = spare ?? newWorker();
  spare = undefined;
  return attend(worker, hear);
}

/** The same for a worker that measures claims. */
export const openClaimWorker = (hear: (message: FromWorker) => void): Stage =>
  attend(new Worker(new URL('./claim-worker.ts', import.meta.url), { type: 'module' }), hear);

function attend(worker: Worker, hear: (message: FromWorker) => void): Stage {
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
  worker.onerror = (event) =>
    hear({ type: 'error', message: event.message || 'The model’s worker could not be loaded.' });
  worker.onmessageerror = () => hear({ type: 'error', message: 'A message from the model could not be read.' });
  return { send: (message) => worker.postMessage(message), close: () => worker.terminate() };
}
