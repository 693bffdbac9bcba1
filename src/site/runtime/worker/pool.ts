/** Several workers as one: a run with lanes is divided among them, and what they say comes together again. */

import { openWorker, type Stage } from './open-worker.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

type Frame = Extract<FromWorker, { type: 'frame' }>;

/** Milliseconds between two frames handed on while several workers speak at once. */
const BETWEEN_FRAMES = 100;
/** Beyond this many workers the memory they take is worth more than the time they save. */
const MOST = 8;

/**
 * Opens workers as runs need them: one, or for a run with lanes as many as there are lanes and cores. The lanes are dealt
 * out in turn. The frames of one run are records by lane; they are merged, and the run is done when all are.
 */
export function openPool(hear: (message: FromWorker) => void): Stage {
  const workers: Stage[] = [];
  let heard: (Frame | undefined)[] = [];
  let current = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = -BETWEEN_FRAMES;

  const tell = () => {
    timer = undefined;
    told = performance.now();
    const frames = heard.filter((frame) => frame !== undefined);
    const [first] = frames;
    if (!first) return;
    const done = frames.length === heard.length && frames.every((frame) => frame.done);
    const slow = frames.find((frame) => frame.slow)?.slow;
    hear({
      type: 'frame',
      run: first.run,
      frame: Object.assign({}, ...frames.map(({ frame }) => frame)),
      done,
      slow,
    });
  };
  const gather = (worker: number, message: FromWorker) => {
    if (message.type === 'frame' && message.run !== current) return;
    if (message.type === 'frame' && heard.length > 1) {
      heard[worker] = message;
      if (heard.every((frame) => frame?.done)) clearTimeout(timer), tell();
      else timer ??= setTimeout(tell, Math.max(0, told + BETWEEN_FRAMES - performance.now()));
      return;
    }
    // One that fails stops them all: half a race is none.
    if (message.type === 'error' && heard.length > 1)
      clearTimeout(timer), (timer = undefined), workers.forEach((one) => one.send({ type: 'stop' }));
    hear(message);
  };
  const start = (message: Extract<ToWorker, { type: 'run' }>) => {
    const { lanes } = message;
    current = message.run;
    const count = lanes ? Math.min(lanes.length, navigator.hardwareConcurrency || 1, MOST) : 1;
    clearTimeout(timer);
    timer = undefined;
    heard = Array<undefined>(count).fill(undefined);
    while (workers.length < count) {
      const worker = workers.length;
      workers.push(openWorker((heardNow) => gather(worker, heardNow)));
    }
    workers.forEach((worker, k) =>
      worker.send(k < count ? { ...message, lanes: lanes?.filter((_, at) => at % count === k) } : { type: 'stop' }),
    );
  };
  return {
    send: (message) => (message.type === 'run' ? start(message) : workers.forEach((worker) => worker.send(message))),
    close: () => (clearTimeout(timer), workers.forEach((worker) => worker.close())),
  };
}
