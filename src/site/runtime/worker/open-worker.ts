/** The page's side of a protocol: opens a worker of each kind, and hears what it replies and every way it can fail. */
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import type { BenchProtocol, ClaimProtocol, DemoProtocol, Failure, Protocol, ReadProtocol } from './protocol.ts';

/** A running worker: `send` it a request, `close` it for good. */
export interface Connection<P extends Protocol> {
  send(request: P['request']): void;
  close(): void;
}
/** Hears the replies of a worker, and why it cannot reply. */
export type Hear<P extends Protocol> = (reply: P['reply'] | Failure) => void;

const newDemoWorker = () => new Worker(new URL('./demo-worker.ts', import.meta.url), { type: 'module' });
const newClaimWorker = () => new Worker(new URL('./claim-worker.ts', import.meta.url), { type: 'module' });
const newReadWorker = () => new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
const newBenchWorker = () => new Worker(new URL('./bench-worker.ts', import.meta.url), { type: 'module' });

let spare: Worker | undefined;

/** Starts a demo's worker before anyone has a use for it: it loads the engine while the page loads the figure. */
export function warmWorker(): void {
  try {
    spare ??= newDemoWorker();
    spare.onerror = () => (spare = undefined);
  } catch {
    // Whoever opens the next one hears of it there.
  }
}

/** Opens a worker that runs demos, or takes the one that was started early. */
export function openDemoWorker<F>(hear: Hear<DemoProtocol<F>>): Connection<DemoProtocol<F>> {
  const ready = spare;
  spare = undefined;
  return connect(() => ready ?? newDemoWorker(), hear);
}

/** Opens a worker that measures claims. */
export const openClaimWorker = (hear: Hear<ClaimProtocol>): Connection<ClaimProtocol> => connect(newClaimWorker, hear);

/** Opens a worker that times this device. */
export const openBenchWorker = (hear: Hear<BenchProtocol>): Connection<BenchProtocol> => connect(newBenchWorker, hear);

/** Opens a worker in which five models read sentences. */
export const openReadWorker = (hear: Hear<ReadProtocol>): Connection<ReadProtocol> => connect(newReadWorker, hear);

function connect<P extends Protocol>(open: () => Worker, hear: Hear<P>): Connection<P> {
  let worker: Worker;
  try {
    worker = open();
  } catch (error) {
    return refused(error as Error, hear);
  }
  worker.onmessage = ({ data }: MessageEvent<P['reply']>) => hear(data);
  worker.onerror = (event) => hear({ type: 'error', message: event.message || ui.workerNotLoaded });
  worker.onmessageerror = () => hear({ type: 'error', message: ui.workerUnread });
  return { send: (request) => worker.postMessage(request), close: () => worker.terminate() };
}

/** In the place of a worker that the browser does not give the page: whoever asks it for work hears why it does nothing. */
const refused = <P extends Protocol>({ message }: Error, hear: Hear<P>): Connection<P> => ({
  send: (request) => {
    if (['run', 'measure', 'read'].includes(request.type))
      queueMicrotask(() => hear({ type: 'error', message: fill(ui.noWorker, { why: message }) }));
  },
  close: () => {},
});
