/** Several workers as one: a run with lanes is divided among them, and their replies are merged. */
import { type Connection, type Hear, openDemoWorker } from './open-worker.ts';
import type { DemoProtocol, DoneReply, FrameReply, RunRequest } from './protocol.ts';

/** Milliseconds between two frames handed on while several workers reply at once. */
const BETWEEN_FRAMES = 100;
/** Beyond this many workers the memory they take is worth more than the time they save. */
const MOST = 8;

/**
 * Opens workers as runs need them: one, or for a run with lanes as many as there are lanes and cores. The lanes are dealt
 * out in turn. The frames of one run are records by lane; they are merged, and the run is done when all are.
 */
export function openPool<F>(hear: Hear<DemoProtocol<F>>, open = openDemoWorker<F>): Connection<DemoProtocol<F>> {
  const workers: Connection<DemoProtocol<F>>[] = [];
  /** The newest frame of each worker that has a part in the run. */
  let newest: (FrameReply<F> | DoneReply<F> | undefined)[] = [];
  let current = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let handedOn = -BETWEEN_FRAMES;

  const stopTimer = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const handOn = () => {
    stopTimer();
    handedOn = performance.now();
    const frames = newest.filter((frame) => frame !== undefined);
    const isDone = frames.length === newest.length && frames.every(({ type }) => type === 'done');
    const frame: F = Object.assign({}, ...frames.map((reply) => reply.frame));
    const slow = frames.find((reply) => reply.slow)?.slow;
    hear({ type: isDone ? 'done' : 'frame', run: current, frame, slow });
  };
  const gather = (worker: number, reply: Parameters<typeof hear>[0]) => {
    if (reply.run !== undefined && reply.run !== current) return;
    const hasLanes = newest.length > 1;
    // One that fails stops them all: half a comparison is none.
    if (reply.type === 'error' && hasLanes) stopTimer(), workers.forEach((one) => one.send({ type: 'stop' }));
    if (reply.type === 'error' || !hasLanes) return hear(reply);
    newest[worker] = reply;
    if (newest.every((frame) => frame?.type === 'done')) handOn();
    else timer ??= setTimeout(handOn, Math.max(0, handedOn + BETWEEN_FRAMES - performance.now()));
  };
  const start = (request: RunRequest) => {
    const { lanes } = request;
    current = request.run;
    const count = lanes ? Math.min(lanes.length, navigator.hardwareConcurrency || 1, MOST) : 1;
    stopTimer();
    newest = Array<undefined>(count).fill(undefined);
    while (workers.length < count) {
      const worker = workers.length;
      workers.push(open((reply) => gather(worker, reply)));
    }
    workers.forEach((worker, k) =>
      worker.send(k < count ? { ...request, lanes: lanes?.filter((_, at) => at % count === k) } : { type: 'stop' }),
    );
  };
  return {
    send: (request) => (request.type === 'run' ? start(request) : workers.forEach((worker) => worker.send(request))),
    close: () => (stopTimer(), workers.forEach((worker) => worker.close())),
  };
}
